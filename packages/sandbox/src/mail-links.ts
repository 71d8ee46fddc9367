/** A link of a mail, as its reader sees it. */
export type MailLink = { readonly text: string; readonly target: string }

const ANCHOR = /<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^>]*>([\s\S]*?)<\/a\s*>/gi
const LINKS_AT_MOST = 100

/** The web links of a mail, in its order. */
export function listLinks(content: string): readonly MailLink[] {
  const links: MailLink[] = []
  for (const [, double, single, bare, inside] of content.matchAll(ANCHOR)) {
    const target = decode(double ?? single ?? bare ?? '').trim()
    if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) continue
    links.push({ text: textOf(inside ?? ''), target })
    if (links.length === LINKS_AT_MOST) break
  }
  return links
}

/** The path of a link that its sender has signed: opening it says that its reader did. Paths of other sites are shorter. */
const SIGNED_PATH = /\/([cluo]|set-password)\/[\w-]{24,}/g

const OPENING_ANCHOR = /<(?:a|area|form)\b[^>]*>/gi
const TARGET = /\starget\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi

/**
 * The same mail to look at, without what its signed links know the lead by: who looks at it is not the lead. Its links ask
 * for a window of their own, which its frame may not open, so that a press leaves the mail where it is.
 */
export function toLookAt(content: string): string {
  const calm = content.replace(OPENING_ANCHOR, (tag) => tag.replace(TARGET, ''))
  return `<base target="_blank">${calm.replace(SIGNED_PATH, '/$1/…')}`
}

function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

function decode(html: string): string {
  return html
    .replace(/&#(\d{1,7});/g, (whole, code: string) => characterOf(Number(code)) ?? whole)
    .replace(/&#x([\da-f]{1,6});/gi, (whole, code: string) => characterOf(Number.parseInt(code, 16)) ?? whole)
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function characterOf(code: number): string | null {
  return code <= 0x10ffff ? String.fromCodePoint(code) : null
}
