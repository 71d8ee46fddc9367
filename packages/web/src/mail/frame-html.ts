/** How the mail program of the preview shows the mail. */
export type MailLook = { readonly isDark: boolean; readonly hasImages: boolean }

/** What a mail says for dark mail programs, which the browser would follow where the person's system is dark. */
const FOR_DARK = /@media[^{}]*\(\s*prefers-color-scheme\s*:\s*dark\s*\)[^{}]*\{/gi
const LIGHT = '<style>:root{color-scheme:light!important}</style>'
/** Dark mail programs turn the colours of a mail around, but not its pictures. */
const DARK =
  '<style>html{filter:invert(.92) hue-rotate(180deg);background:#fff}img,video{filter:invert(1) hue-rotate(180deg)}</style>'
const NO_IMAGES = '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'">'
/** A link in the frame would open in the frame; a new window is what the sandbox forbids. */
const NO_LINKS = '<base target="_blank">'

/**
 * The page for the preview's frame: the mail, and the mail program around it. A dark one turns the light mail around,
 * whatever the system of the person is.
 */
export function frameHtml(html: string, { isDark, hasImages }: MailLook): string {
  const light = html.replaceAll(FOR_DARK, '@media not all{')
  const head = `${NO_LINKS}${LIGHT}${hasImages ? '' : NO_IMAGES}${isDark ? DARK : ''}`
  const place = /<head[^>]*>/i.exec(light)
  if (place === null) return `${head}${light}`
  const end = place.index + place[0].length
  return `${light.slice(0, end)}${head}${light.slice(end)}`
}
