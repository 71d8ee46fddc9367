import { type SlotBook, trackedLinkSlot } from './message-template.ts'

const LINK = /<a\s(?:[^>"]|"[^"]*")*>/g
const WEB_TARGET = /(\shref=")(https?:\/\/[^"]*)"/i

/** Wraps the web links of sanitised HTML with slots for their click pages; the slots of their targets go inside. */
export function trackLinks(html: string, book: SlotBook): string {
  return html.replace(LINK, (tag) =>
    tag.replace(WEB_TARGET, (_whole, before: string, target: string) => {
      return `${before}${book.mark(trackedLinkSlot(book.cut(unescapeAttribute(target), 'text')))}"`
    }),
  )
}

/** As sanitize-html and css-inline escape an attribute. */
function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
