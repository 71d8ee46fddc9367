import { UUID_PATTERN } from '../event-facts.ts'
import type { ParsedMail } from './parse-mail.ts'

const IN_SENDER = new RegExp(`\\+(${UUID_PATTERN})@`, 'i')
const IN_MESSAGE_ID = new RegExp(`(?:^|[<\\s])(${UUID_PATTERN})@`, 'i')

/** Where servers write to which address a report came. */
const RECIPIENT_HEADERS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

/**
 * Our uuid: in the address that the report came to, which was our mail's sender; in the mail that came back; or in what the
 * report answers.
 */
export function findMessageRef(input: {
  readonly report: ParsedMail
  readonly returned: ParsedMail | null
  /** Further texts that may name the sender of our mail. */
  readonly senders: readonly string[]
}): string | null {
  const { report, returned, senders } = input
  const cameTo = RECIPIENT_HEADERS.flatMap((name) => report.header(name))
  return (
    find(IN_SENDER, [...senders, ...cameTo]) ??
    find(IN_MESSAGE_ID, returned?.header('message-id') ?? []) ??
    find(IN_SENDER, returned?.header('return-path') ?? []) ??
    find(IN_MESSAGE_ID, [...report.header('references'), ...report.header('in-reply-to')])
  )
}

/** Every uuid that may be ours in a mail that a person writes: where it went, then what it answers, newest first. */
export function findAnsweredRefs(mail: ParsedMail, recipient: string): readonly string[] {
  const cameTo = [recipient, ...RECIPIENT_HEADERS.flatMap((name) => mail.header(name))]
  const thread = ['in-reply-to', 'references'].map((name) =>
    findAll(IN_MESSAGE_ID, mail.header(name)).reverse(),
  )
  return [...new Set([...findAll(IN_SENDER, cameTo), ...thread.flat()])]
}

function findAll(pattern: RegExp, texts: readonly string[]): string[] {
  const all = new RegExp(pattern, 'gi')
  return texts.flatMap((text) => [...text.matchAll(all)].map(([, uuid = '']) => uuid.toLowerCase()))
}

function find(pattern: RegExp, texts: readonly string[]): string | null {
  for (const text of texts) {
    const uuid = pattern.exec(text)?.[1]
    if (uuid !== undefined) return uuid.toLowerCase()
  }
  return null
}
