import type { Email } from 'postal-mime'
import { plausibleTime } from '../event-facts.ts'

/** A mail, as far as a reader of reports needs it. */
export type ParsedMail = {
  /** The values of a header, whose name is in lower case. */
  header(name: string): readonly string[]
  /** Who wrote it, in lower case; null: it does not say. */
  readonly from: string | null
  readonly subject: string
  /** The addresses of the header To, in lower case. */
  readonly to: readonly string[]
  /** ISO time; null: there is no date that can be read. */
  readonly at: string | null
  /** What is written for people. */
  readonly text: string
  /** The first part of one of these types, decoded. */
  part(types: ReadonlySet<string>): string | null
}

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }

/** @returns null for a mail that is damaged, or nested beyond reason */
export async function parseMail(mail: Uint8Array | string): Promise<ParsedMail | null> {
  const { default: PostalMime } = await import('postal-mime')
  let email: Email
  try {
    // The mail that came back is evidence: its own parts are not parts of the report.
    email = await PostalMime.parse(mail, {
      ...LIMITS,
      forceRfc822Attachments: true,
      attachmentEncoding: 'utf8',
    })
  } catch {
    return null
  }
  return {
    header: (name) => email.headers.filter(({ key }) => key === name).map(({ value }) => value),
    from: email.from?.address?.toLowerCase() ?? null,
    subject: email.subject ?? '',
    to: (email.to ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : [])),
    at: plausibleTime(Date.parse(email.date ?? '')) ?? null,
    text: email.text ?? wordsOf(email.html ?? ''),
    part: (types) => {
      const content = email.attachments.find(({ mimeType }) => types.has(mimeType))?.content
      return typeof content === 'string' ? content : null
    },
  }
}

const HTML_AT_MOST = 20_000

/** Roughly what a reader sees at the beginning of a mail that has no text part. */
function wordsOf(html: string): string {
  return html
    .slice(0, HTML_AT_MOST)
    .replace(/<(style|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(?:br|hr|\/p|\/div|blockquote)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
}
