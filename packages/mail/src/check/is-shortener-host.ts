/** Services that hide where a link leads. Not among them: short addresses of one shop or one messenger (`wa.me`). */
const SHORTENERS = new Set(
  `bit.ly bitly.com tinyurl.com s.id cutt.ly t.co goo.gl ow.ly is.gd v.gd rb.gy rebrand.ly shorturl.at t.ly tiny.cc
  bl.ink buff.ly adf.ly shorturl.asia lnkd.in short.io dub.sh tinyurl.id intip.in ringkas.id`.split(/\s+/),
)

export function isShortenerHost(host: string): boolean {
  return SHORTENERS.has(host.replace(/^www\./, ''))
}
