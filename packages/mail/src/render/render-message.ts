import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { replaceShortcodes } from '@booster/engine/domain/shortcode'
import { escapeHtml } from '@booster/html'
import { bodyText } from './body-text.ts'
import {
  createSlotBook,
  fillTemplate,
  type SlotBook,
  type Template,
  type TemplateValues,
  textSlot,
  trackedLinkSlot,
  urlSlot,
} from './message-template.ts'
import { sanitiseBody } from './sanitise-body.ts'
import { stripControlCharacters } from './strip-control-characters.ts'

export type StepText = {
  readonly subject: string
  /** The line that inboxes show beside the subject; hidden in the mail itself. */
  readonly preheader?: string | undefined
  /** As the affiliate wrote it; sanitised here. */
  readonly bodyHtml: string
  /** Of the footer. Default `id`. */
  readonly language?: Language
  /** Wraps every http(s) link of the body by `links.wrapLink`. Default false. */
  readonly trackClicks?: boolean
}

/** A step version, ready to be filled for any number of leads. Not serialisable; keep it in memory. */
export type CompiledStep = {
  readonly subject: Template
  readonly html: Template
  readonly text: Template
  readonly language: Language
}

export type MessageInput = {
  /** uuid; stands in the footer as `data-ref`, where the provider has no message id. */
  readonly messageRef: string
  readonly lead: { readonly nama: string; readonly email: string; readonly whatsapp?: string | null }
  /** Name of the affiliate. */
  readonly affiliate: string
  readonly links: {
    readonly unsubscribeUrl: string
    /** Full URL of the open pixel; none is put in without it. */
    readonly openUrl?: string
    /** From a link's target to the full URL of its click page. */
    readonly wrapLink?: (target: string) => string
  }
  /** Says at the end of the mail that it never left the sandbox. */
  readonly sandboxNotice?: boolean
}

export type RenderedMessage = { readonly subject: string; readonly html: string; readonly text: string }

/** Sanitises, finds the shortcodes and makes the text part: all that does not depend on the lead. */
export function compileStep(step: StepText): CompiledStep {
  const book = createSlotBook()
  const language = step.language ?? 'id'
  const body = markBody(step, book)
  const preheader = escapeWithSlots(step.preheader ?? '', book)
  return {
    language,
    subject: book.cut(
      replaceShortcodes(stripControlCharacters(book.clean(step.subject)), (use) => book.mark(textSlot(use))),
      'text',
    ),
    html: book.cut(frameHtml({ body, preheader, language, book }), 'html'),
    text: book.cut(
      `${bodyText(markBody({ ...step, trackClicks: false }, book))}\n\n${textFooter(language, book)}`,
      'text',
    ),
  }
}

/**
 * Fills a compiled step for one lead. Values are put in once and never read again for shortcodes, so a lead
 * named `{{email}}` or `$&` stays literal. Subject and names cannot hold control characters (no header
 * injection); in HTML everything is escaped.
 */
export function renderMessage(compiled: CompiledStep, input: MessageInput): RenderedMessage {
  const { lead, links } = input
  const values: TemplateValues = {
    nama: stripControlCharacters(lead.nama),
    email: stripControlCharacters(lead.email),
    whatsapp: stripControlCharacters(lead.whatsapp ?? ''),
    affiliate: stripControlCharacters(input.affiliate),
    unsubscribe: links.unsubscribeUrl,
    ref: input.messageRef,
    wrapLink: links.wrapLink ?? ((target) => target),
  }
  const notice = input.sandboxNotice ? messagesIn(compiled.language).mail.sandbox : ''
  const pixel = links.openUrl
    ? `<img src="${escapeHtml(links.openUrl)}" width="1" height="1" alt="" style="display:block;border:0">`
    : ''
  const noticeHtml = notice ? `<p style="margin:16px 0 0;font-size:12px;color:#1d4ed8">${notice}</p>` : ''
  return {
    subject: fillTemplate(compiled.subject, values).trim(),
    html: `${fillTemplate(compiled.html, values)}${noticeHtml}${pixel}</body></html>`,
    text: fillTemplate(compiled.text, values) + (notice ? `\n\n${notice}` : ''),
  }
}

/** The sanitised body with slots: percent-encoded in URLs, escaped elsewhere, refused in styles. */
function markBody(step: StepText, book: SlotBook): string {
  const sanitised = sanitiseBody(book.clean(step.bodyHtml), ({ tag, name, value }) => {
    if (tag === 'a' && name === 'href' && step.trackClicks && /^\s*https?:\/\//i.test(value)) {
      return book.mark(trackedLinkSlot(value.trim()))
    }
    if (name === 'href' || name === 'src' || name === 'background') {
      return replaceShortcodes(value, (use) => book.mark(urlSlot(use)))
    }
    if (name === 'alt' || name === 'title' || name === 'aria-label') {
      return replaceShortcodes(value, (use) => book.mark(textSlot(use)))
    }
    return replaceShortcodes(value, () => '')
  })
  return replaceShortcodes(sanitised, (use) =>
    book.mark(textSlot({ ...use, fallback: toPlain(use.fallback) })),
  )
}

/** Plain text with shortcodes, for HTML. */
function escapeWithSlots(plain: string, book: SlotBook): string {
  const marked = replaceShortcodes(stripControlCharacters(book.clean(plain)), (use) =>
    book.mark(textSlot(use)),
  )
  return escapeHtml(marked)
}

function frameHtml(parts: {
  readonly body: string
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
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>',
    '<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#14201c">',
    hidden,
    `<div>${body}</div>`,
    `<div data-ref="${ref}" style="margin-top:32px;padding-top:16px;border-top:1px solid #d5ddd9;font-size:12px;color:#55635d">`,
    `${words.whyBefore}<strong>${affiliate}</strong>${words.whyAfter} `,
    `<a href="${unsubscribe}" style="color:#55635d">${words.unsubscribe}</a></div>`,
  ].join('')
}

function textFooter(language: Language, book: SlotBook): string {
  const words = messagesIn(language).mail
  const affiliate = book.mark(textSlot({ name: 'affiliate', fallback: '' }))
  const unsubscribe = book.mark({
    html: (values) => values.unsubscribe,
    text: (values) => values.unsubscribe,
  })
  return `--\n${words.whyBefore}${affiliate}${words.whyAfter}\n${words.unsubscribe}: ${unsubscribe}`
}

/** A fallback that an editor wrote as HTML, as plain text. */
function toPlain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
