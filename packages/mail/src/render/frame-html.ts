import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { escapeHtml } from '@booster/html'
import type { LaidOutBody } from './lay-out-body.ts'
import { type SlotBook, textSlot } from './message-template.ts'

const TYPE = 'font-family:Arial,Helvetica,sans-serif'
/** Above whatever the author's part moves or stacks over it. */
const ON_TOP = 'position:relative;z-index:2147483647'
const FOOTER = 'border-top:1px solid #d5ddd9;font-size:12px;color:#55635d'

/** The mail around the author's part, up to what closes it. */
export function frameHtml(parts: {
  readonly body: LaidOutBody
  /** Escaped. */
  readonly preheader: string
  readonly language: Language
  readonly book: SlotBook
}): string {
  const { body, preheader, language, book } = parts
  const words = messagesIn(language).mail
  const affiliate = book.mark(textSlot({ name: 'affiliate', fallback: '' }))
  const ref = book.mark({ html: (values) => escapeHtml(values.ref), text: (values) => values.ref })
  const unsubscribe = book.mark({
    html: (values) => escapeHtml(values.unsubscribe),
    text: (values) => values.unsubscribe,
  })
  const hidden = preheader
    ? `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}</div>`
    : ''
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">${body.head}</head>`,
    `<body style="${bodyStyle(body)}">`,
    hidden,
    body.html,
    `<div data-ref="${ref}" style="${footerStyle(body)}">`,
    `${words.whyBefore}<strong>${affiliate}</strong>${words.whyAfter} `,
    `<a href="${unsubscribe}" style="color:#55635d">${words.unsubscribe}</a></div>`,
  ].join('')
}

function bodyStyle({ isDocument, background }: LaidOutBody): string {
  const colour = background === '' ? '' : `;background-color:${background}`
  return isDocument
    ? `margin:0;padding:0;${TYPE}${colour}`
    : `margin:0;padding:16px;${TYPE};font-size:16px;line-height:1.5;color:#14201c${colour}`
}

/** Over a background that somebody chose, the footer brings its own, so that it can be read. */
function footerStyle({ isDocument, background }: LaidOutBody): string {
  return isDocument || background !== ''
    ? `${ON_TOP};clear:both;padding:16px;background-color:#ffffff;text-align:center;line-height:1.5;${FOOTER}`
    : `${ON_TOP};clear:both;margin-top:32px;padding-top:16px;${FOOTER}`
}
