/** How the mail program of the preview shows the mail. */
export type MailLook = { readonly isDark: boolean; readonly hasImages: boolean }

/** Dark mail programs turn the colours of a mail around, but not its pictures. */
const DARK =
  '<style>html{filter:invert(.92) hue-rotate(180deg);background:#fff}img,video{filter:invert(1) hue-rotate(180deg)}</style>'
const NO_IMAGES = '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'">'
/** A link in the frame would open in the frame; a new window is what the sandbox forbids. */
const NO_LINKS = '<base target="_blank">'

/** The page for the preview's frame: the mail, and the mail program around it. */
export function frameHtml(html: string, { isDark, hasImages }: MailLook): string {
  const head = `${NO_LINKS}${hasImages ? '' : NO_IMAGES}${isDark ? DARK : ''}`
  const place = /<head[^>]*>/i.exec(html)
  if (place === null) return `${head}${html}`
  const end = place.index + place[0].length
  return `${html.slice(0, end)}${head}${html.slice(end)}`
}
