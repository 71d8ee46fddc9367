import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { escapeHtml } from '@booster/html'
import { frameStyle, schemeOf } from './frame-style.ts'
import type { LaidOutBody } from './lay-out-body.ts'
import { type SlotBook, type TwoFaces, textSlot } from './message-template.ts'

/** Above whatever the author's part moves or stacks over it. */
const ON_TOP = 'position:relative;z-index:2147483647'
const FONTS = '-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const TYPE = `font-family:${FONTS};font-size:16px;line-height:1.6;color:#14201c`
const SMALL = `font-family:${FONTS};font-size:13px;line-height:1.6;color:#55635d`
const MARK =
  'width:32px;height:32px;border-radius:16px;background-color:#0b6e5b;color:#ffffff;font-family:Arial,sans-serif;font-size:15px;font-weight:700;line-height:32px;text-align:center'
/** Nobody chose a ground: without one, dark text would stand on the ground of a dark mail program. */
const WHITE = ';background-color:#ffffff;color:#000000'
const HIDDEN = 'display:none;max-height:0;overflow:hidden;mso-hide:all'
/** Behind the preheader, so that inboxes do not go on with the first words of the body. */
const FILLER = '&zwnj;&nbsp;'.repeat(100)

export type Frame = {
  readonly body: LaidOutBody
  /** Escaped. */
  readonly subject: string
  /** Escaped. */
  readonly preheader: string
  readonly language: Language
  readonly book: SlotBook
}

/** The mail around the author's part. */
export function frameHtml(frame: Frame): string {
  const { body, subject, preheader, language, book } = frame
  const scheme = schemeOf(body)
  const hidden = preheader
    ? `<div style="${HIDDEN}">${preheader}</div><div style="${HIDDEN}" aria-hidden="true">${FILLER}</div>`
    : ''
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="x-apple-disable-message-reformatting">',
    `<meta name="color-scheme" content="${scheme}"><meta name="supported-color-schemes" content="${scheme}">`,
    `<title>${subject}</title>${frameStyle(body)}${body.head}</head>`,
    body.isDocument ? documentBody(frame, hidden) : letterBody(frame, hidden),
    `${book.mark(sameFaces((values) => values.ending))}</body></html>`,
  ].join('')
}

/** A pasted document fills the window as it likes; only the footer is ours. */
function documentBody(frame: Frame, hidden: string): string {
  const { body } = frame
  const own = body.background === '' ? '' : `;background-color:${body.background}`
  const colour = own === '' && schemeOf(body) === 'light only' ? WHITE : own
  const footer = `${ON_TOP};clear:both;padding:20px 16px;background-color:#ffffff;text-align:center;border-top:1px solid #d5ddd9;${SMALL}`
  return [
    `<body style="margin:0;padding:0;font-family:${FONTS}${colour}">${hidden}${body.html}`,
    `<div data-ref="${refOf(frame)}" style="${footer}">${footerWords(frame)}</div>`,
  ].join('')
}

/** A letter stands in a column of 600 px on a sheet of its own. */
function letterBody(frame: Frame, hidden: string): string {
  const { body } = frame
  const page = body.background || '#f1f4f3'
  const column = 'max-width:600px;margin:0 auto;text-align:left'
  const sheet = `padding:32px;background-color:${body.background || '#ffffff'};border-radius:12px;word-break:break-word;${TYPE}`
  const footer = `${ON_TOP};clear:both;padding:20px 32px 8px;background-color:${body.background === '' ? page : '#ffffff'};${SMALL}`
  return [
    `<body class="ab-page" style="margin:0;padding:0;background-color:${page}">${hidden}`,
    '<table role="presentation" class="ab-page" width="100%" cellpadding="0" cellspacing="0" ',
    `style="background-color:${page}"><tr><td align="center" class="ab-edge" style="padding:24px 12px">`,
    '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
    `<div style="${column}"><div class="ab-letter" style="${sheet}">${body.html}</div>`,
    `<div data-ref="${refOf(frame)}" class="ab-foot" style="${footer}">${footerWords(frame)}</div></div>`,
    '<!--[if mso]></td></tr></table><![endif]--></td></tr></table>',
  ].join('')
}

/** Who writes, where to answer, why, and how to end it. */
function footerWords({ body, language, book }: Frame): string {
  const align = body.isDocument ? 'center' : 'left'
  const words = messagesIn(language).mail
  const affiliate = book.mark(textSlot({ name: 'affiliate', fallback: '' }))
  const initial = book.mark(sameFaces((values) => escapeHtml(initialOf(values.affiliate))))
  const contact = book.mark(sameFaces((values) => escapeHtml(values.contact)))
  const postal = book.mark(sameFaces(({ postal }) => (postal === '' ? '' : `${escapeHtml(postal)}<br>`)))
  const unsubscribe = book.mark(sameFaces((values) => escapeHtml(values.unsubscribe)))
  const link = 'color:#55635d;text-decoration:underline'
  return [
    `<table role="presentation" cellpadding="0" cellspacing="0" align="${align}" aria-hidden="true"><tr>`,
    `<td width="32" height="32" align="center" style="${MARK}">${initial}</td></tr></table>`,
    `<p style="clear:both;margin:0 0 4px;padding-top:12px">${words.whyBefore}<strong>${affiliate}</strong>${words.whyAfter}</p>`,
    `<p style="margin:0">${postal}${words.contact}: <a href="mailto:${contact}" style="${link}">${contact}</a><br>`,
    `<a href="${unsubscribe}" style="${link}">${words.unsubscribe}</a></p>`,
  ].join('')
}

function refOf({ book }: Frame): string {
  return book.mark(sameFaces((values) => escapeHtml(values.ref)))
}

function sameFaces(slot: TwoFaces['html']): TwoFaces {
  return { html: slot, text: slot }
}

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Between two letters of ASCII a character always ends; only of others it has to be looked for. */
const PLAIN_INITIAL = /^[!-~](?=[ -~]|$)/

function initialOf(name: string): string {
  const trimmed = name.trim()
  const plain = PLAIN_INITIAL.exec(trimmed)
  if (plain !== null) return plain[0].toUpperCase()
  const [first] = LETTERS.segment(trimmed)
  return first?.segment.toUpperCase() ?? ''
}
