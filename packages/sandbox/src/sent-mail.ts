/** The mail fields of `/v1/send` and `/v2/send`, under the provider's own names. */
export type SentMail = {
  readonly apiToken: string
  readonly fromName: string
  readonly fromEmail: string
  readonly recipient: string
  readonly subject: string
  readonly content: string
  readonly messageId: string
}

/** Failure texts as the provider's public documentation lists them. */
export const FAILURE_TEXT = {
  wrongToken: 'Access Denied, Invalid Token',
  noCredits: 'No Credits, Please Top Up',
  blacklisted: 'Blacklisted',
  fromName: 'Empty From Name',
  recipient: 'Empty Recipient, Please Add recipient address',
  subject: 'Empty Subject, Please Add Subject Email',
  content: 'Empty Content, Please Add Email Content',
  sender: 'Unknown Sender, Please Add your Sender Email at Add Domain Menu',
} as const

export function readSentMail(field: (name: string) => string): SentMail {
  return {
    apiToken: field('api_token'),
    fromName: field('from_name'),
    fromEmail: field('from_email'),
    recipient: field('recipient'),
    subject: field('subject'),
    content: field('content'),
    messageId: field('message_id'),
  }
}

/** The first thing wrong with a mail, in the order in which the provider looks, or null. */
export function findMailFault(mail: SentMail): { readonly field: string; readonly text: string } | null {
  if (!mail.fromName.trim()) return { field: 'from_name', text: FAILURE_TEXT.fromName }
  if (!mail.fromEmail.includes('@')) return { field: 'from_email', text: FAILURE_TEXT.sender }
  if (!mail.recipient.trim()) return { field: 'recipient', text: FAILURE_TEXT.recipient }
  if (!mail.subject.trim()) return { field: 'subject', text: FAILURE_TEXT.subject }
  if (!mail.content.trim()) return { field: 'content', text: FAILURE_TEXT.content }
  return null
}

const DATA_REF = /\bdata-ref="([0-9a-fA-F-]{36})"/g

/**
 * Our messageRef of a mail: v2 carries it as `message_id`; v1 has no such field, so it stands in the
 * footer as `data-ref="<uuid>"` (the last one counts: the footer closes the mail).
 */
export function findMessageRef(mail: SentMail): string | null {
  if (mail.messageId) return mail.messageId
  return [...mail.content.matchAll(DATA_REF)].at(-1)?.[1]?.toLowerCase() ?? null
}
