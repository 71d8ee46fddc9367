import { digestOf, UUID_PATTERN } from '../event-facts.ts'
import { findAnsweredRefs } from './find-message-ref.ts'
import { isAutomatic } from './is-automatic.ts'
import type { MailReport } from './mail-report.ts'
import type { ParsedMail } from './parse-mail.ts'

const UNSUBSCRIBE = new RegExp(`^\\s*unsubscribe(?:\\s+(${UUID_PATTERN}))?\\s*$`, 'i')
/** Before the subject of an answer: in English and Indonesian, and as phones set to other languages write it. */
const ANSWERS = /^\s*(?:re|bls|balas(?:an)?|aw|antw?|sv|rv|rif|res|ynt|odp|tr|vs)\s*(?:\[\d+\])?\s*[:：]/i
const TO_REPLY_ADDRESS = new RegExp(`(?:^|[^\\w.+-])reply\\+${UUID_PATTERN}@`, 'i')
/** A thread may name hundreds of mails. */
const REFS_AT_MOST = 10

/**
 * Reads a mail that is no report: its writer unsubscribes, answers a mail of ours, or writes something else.
 * @param recipient the address that it came to, where the caller knows it
 */
export function readLetter(mail: ParsedMail, recipient: string): MailReport {
  const refs = findAnsweredRefs(mail, recipient).slice(0, REFS_AT_MOST)
  const asked = UNSUBSCRIBE.exec(mail.subject)
  // A mail program sends it when its user asks, so it may well say that it is automatic.
  if (asked !== null) return reported(mail, 'unsubscribe', asked[1]?.toLowerCase() ?? refs[0] ?? null)
  if (isAutomatic(mail)) return { kind: 'ignored', why: 'auto-reply' }
  const [messageRef] = refs
  if (messageRef === undefined || mail.from === null || !isAnswer(mail, recipient))
    return { kind: 'ignored', why: 'foreign' }
  return { ...reported(mail, 'reply', messageRef), messageRefs: refs }
}

/** Simple programs answer what they call the sender, without a trace of which mail: then the address alone says it. */
function isAnswer(mail: ParsedMail, recipient: string): boolean {
  const names = mail.header('in-reply-to').length + mail.header('references').length > 0
  const cameTo = [recipient, ...mail.to]
  return names || ANSWERS.test(mail.subject) || cameTo.some((to) => TO_REPLY_ADDRESS.test(to))
}

function reported<Kind extends 'reply' | 'unsubscribe'>(
  mail: ParsedMail,
  kind: Kind,
  messageRef: string | null,
) {
  const { from, subject, at, text } = mail
  const identity = mail.header('message-id')[0] ?? JSON.stringify([from, subject, at, text])
  // Which mail of a thread it answers is found out later, and it is the same answer whichever that is.
  const digest = digestOf(['mail report', kind, kind === 'reply' ? null : messageRef, identity])
  return { kind, words: '', recipient: from, messageRef, at, digest }
}
