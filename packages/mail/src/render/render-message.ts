import { messagesIn } from '@booster/contracts/messages/messages'
import type { FilledText } from '@booster/engine/domain/mail'
import { escapeHtml } from '@booster/html'
import type { CompiledStep } from './compile-step.ts'
import { fillParts, fillTemplate, joinParts, type TemplateValues } from './message-template.ts'
import { stripControlCharacters } from './strip-control-characters.ts'

export type MessageInput = {
  /** uuid; stands in the footer as `data-ref`, where the provider has no message id. */
  readonly messageRef: string
  readonly lead: { readonly nama: string; readonly email: string; readonly whatsapp?: string | null }
  /** Name of the affiliate. */
  readonly affiliate: string
  /** Address at which a person answers; stands in the footer. */
  readonly contact: string
  /** Where the affiliate gets post: one line of the footer. Default: none. */
  readonly postalAddress?: string | null
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

export type RenderedMessage = {
  readonly subject: string
  readonly html: string
  /** The same HTML; its pieces are the compiled step's own. */
  readonly htmlParts: FilledText
  /** Made when an adapter sends it. */
  readonly text: () => string
}

const NOTICE =
  'margin:0;padding:12px;font:12px/1.5 Arial,Helvetica,sans-serif;text-align:center;color:#1d4ed8;background-color:#eff6ff'

/**
 * Fills a compiled step for one lead. Values are put in once and never read again for shortcodes, so a lead
 * named `{{email}}` or `$&` stays literal. Subject and names cannot hold control characters (no header
 * injection); in HTML everything is escaped.
 */
export function renderMessage(compiled: CompiledStep, input: MessageInput): RenderedMessage {
  const { lead, links } = input
  const notice = input.sandboxNotice ? messagesIn(compiled.language).mail.sandbox : ''
  const values: TemplateValues = {
    nama: stripControlCharacters(lead.nama),
    email: stripControlCharacters(lead.email),
    whatsapp: stripControlCharacters(lead.whatsapp ?? ''),
    affiliate: stripControlCharacters(input.affiliate),
    contact: stripControlCharacters(input.contact),
    postal: stripControlCharacters(input.postalAddress ?? ''),
    unsubscribe: links.unsubscribeUrl,
    ref: input.messageRef,
    ending: endingOf(notice, links.openUrl),
    wrapLink: links.wrapLink ?? leaveLink,
  }
  const htmlParts = fillParts(compiled.html, values)
  return {
    subject: fillTemplate(compiled.subject, values).trim(),
    html: joinParts(htmlParts),
    htmlParts,
    text: () => fillTemplate(compiled.text(), values) + (notice ? `\n\n${notice}` : ''),
  }
}

function leaveLink(target: string): string {
  return target
}

/** What closes the mail: the sandbox's notice and the open pixel, where there are any. */
function endingOf(notice: string, openUrl: string | undefined): string {
  const pixel = openUrl
    ? `<img src="${escapeHtml(openUrl)}" width="1" height="1" alt="" style="display:block;border:0">`
    : ''
  return notice ? `<p style="${NOTICE}">${notice}</p>${pixel}` : pixel
}
