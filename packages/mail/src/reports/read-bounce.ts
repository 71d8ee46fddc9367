import { domainToASCII } from 'node:url'
import type { BounceClass } from '@booster/engine/domain/delivery-event'
import { classifyBounce, ENHANCED_STATUS } from '../mailketing/bounce-class.ts'
import type { IgnoredMail } from './mail-report.ts'
import { type Fields, readAddress, readFieldGroups } from './read-fields.ts'

type Bounce = {
  readonly kind: 'bounce'
  readonly bounceClass: BounceClass
  readonly code: string | null
  readonly words: string
  readonly recipient: string | null
}

export type BounceInput = {
  /** The part `message/delivery-status`. */
  readonly status: string
  /** What the report says to people. */
  readonly text: string
  /** Where our mail went, as the mail that came back says. */
  readonly mailed: string | null
  /** Who could not be reached, as the report's header says. */
  readonly failed: string | null
}

/** Reads why a mail did not arrive (RFC 3464). What is only delayed may still arrive. */
export function readBounce({ status, text, mailed, failed }: BounceInput): Bounce | IgnoredMail {
  const groups = readFieldGroups(status).filter(isOfRecipient)
  const failures = groups.filter((group) => actionOf(group) === 'failed')
  const group = failures.find((one) => mailed !== null && names(one, mailed)) ?? failures[0]
  if (group === undefined) return { kind: 'ignored', why: whyNoBounce(groups) }

  const reached = readAddress(group.get('final-recipient')) ?? readAddress(group.get('original-recipient'))
  const said = describeFailure(group, text, reached ?? failed ?? mailed)
  const recipient = mailed ?? readAddress(group.get('original-recipient')) ?? reached ?? failed
  const bounceClass = classifyBounce(said.words)
  // A mailbox may forward to one that is dead: this says nothing for sure about the address we mailed.
  const isAboutRecipient = recipient !== null && (mailed === null || names(group, mailed))
  return {
    kind: 'bounce',
    bounceClass: bounceClass === 'hard' && !isAboutRecipient ? 'soft' : bounceClass,
    ...said,
    recipient,
  }
}

function isOfRecipient(group: Fields): boolean {
  return group.has('action') || group.has('status') || group.has('final-recipient')
}

const ACTION_OF_STATUS: Readonly<Record<string, string>> = { 2: 'delivered', 4: 'delayed', 5: 'failed' }

/** Every server says it, as RFC 3464 demands; without it, the status has to do. */
function actionOf(group: Fields): string {
  const [action = ''] = (group.get('action') ?? '').toLowerCase().split(/[\s(;]/)
  return action || (ACTION_OF_STATUS[group.get('status')?.[0] ?? ''] ?? '')
}

function whyNoBounce(groups: readonly Fields[]): IgnoredMail['why'] {
  const actions = groups.map(actionOf)
  if (actions.includes('delayed')) return 'delayed'
  return actions.some((action) => DELIVERED.has(action)) ? 'delivered' : 'unreadable'
}

const DELIVERED: ReadonlySet<string> = new Set(['delivered', 'relayed', 'expanded'])

function names(group: Fields, address: string): boolean {
  const fields = [group.get('original-recipient'), group.get('final-recipient')]
  const wanted = comparable(address)
  return fields.map(readAddress).some((one) => one !== null && comparable(one) === wanted)
}

function comparable(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at).normalize('NFC')}@${domainToASCII(address.slice(at + 1))}`
}

const REPLY = /(?:^|\s)([45]\d\d)(?=[\s-]|$)/
const WORDS_AT_MOST = 1_000

/**
 * The words of the server that refused and their code. `Diagnostic-Code` has them; Exim's `Status` is always 5.0.0, and
 * OpenSMTPD says them in the text only.
 */
function describeFailure(
  group: Fields,
  text: string,
  recipient: string | null,
): Pick<Bounce, 'words' | 'code'> {
  const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^[\w-]+;\s*/, '')
  const said = diagnostic || wordsAbout(recipient, text)
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0] ?? ''
  const isVague = status.endsWith('.0.0')
  const words = ENHANCED_STATUS.test(said) || isVague ? said : `${status} ${said}`
  return {
    words: words.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, WORDS_AT_MOST).toWellFormed(),
    code: ENHANCED_STATUS.exec(words)?.[1] ?? REPLY.exec(words)?.[1] ?? null,
  }
}

/** In the text, the words about a recipient stand in its line or below it, up to the next empty line. */
function wordsAbout(recipient: string | null, text: string): string {
  if (recipient === null) return ''
  const lines = text.split('\n').map((line) => line.trim())
  const start = lines.findIndex((line) => line.toLowerCase().includes(recipient))
  if (start < 0) return ''
  const end = lines.indexOf('', start)
  const [first = '', ...more] = lines.slice(start, end < 0 ? undefined : end)
  const behind = first.slice(first.toLowerCase().indexOf(recipient) + recipient.length)
  return [behind.replace(/^[>:\s]+/, ''), ...more].join(' ')
}
