import type { Log } from '@booster/engine/ports'
import type { Mailbox } from '@booster/mail/imap/open-mailbox'
import type { MailReportAnswer } from './apply-mail-report.ts'
import type { MailboxHolder, MailboxPlace, MailboxPlaces } from './ports.ts'

export type MailboxReaderOptions = MailboxHolder & {
  readonly places: MailboxPlaces
  readonly open: () => Promise<Mailbox>
  /** Applies what a mail reports; the same mail once more changes nothing. */
  readonly apply: (mail: Uint8Array) => Promise<MailReportAnswer>
  readonly log: Log
}

/** Longer than the mails between two records take. */
const LEASE_MS = 60_000
/** After so many mails it is recorded how far the mailbox is read. */
const PORTION = 20
/** A turn ends after so long, so that the process can; the next one follows at once. */
const TURN_MS = 15_000
const EVERY_MS = 60_000
const LONGEST_DELAY_MS = 30 * 60_000
/** A mail that cannot be applied in so many turns, over more than an hour, keeps the others waiting no longer. */
const TRIES_OF_A_MAIL = 8

/**
 * Reads the new mails of a mailbox to which bounces and complaints come, each once, and applies them. How far it is read
 * is kept in the database; in the mailbox, what was applied is marked as seen, and everything else stays as it was.
 * @returns one turn; a mailbox that cannot be read is logged, and then left alone for longer each time
 */
export function createMailboxReader(options: MailboxReaderOptions): () => Promise<void> {
  const { places, mailbox, holder, log } = options
  return async () => {
    const place = await places.claim({ mailbox, holder, leaseMs: LEASE_MS })
    if (place === null) return
    const turn: Turn = { ...options, ...place }
    try {
      const ended = await readMails(turn)
      if (ended === 'lost') return
      await places.release({ mailbox, holder, dueInMs: ended === 'more' ? 0 : EVERY_MS })
      if (place.failures > 0) log.info('mailbox.read-again', { mailbox })
    } catch (error) {
      await recordFailure(turn, error)
    }
  }
}

/** What is to do, and how far it is done. */
type Turn = MailboxReaderOptions & {
  -readonly [Field in keyof MailboxPlace]: MailboxPlace[Field]
}

/** `lost`: another process reads on. */
async function readMails(turn: Turn): Promise<'done' | 'more' | 'lost'> {
  const ends = performance.now() + TURN_MS
  const mailbox = await turn.open()
  try {
    if (mailbox.uidValidity !== turn.uidValidity) turn.lastUid = 0
    for (;;) {
      const uids = (await mailbox.listAfter(turn.lastUid)).slice(0, PORTION)
      if (uids.length === 0) return 'done'
      if (!(await readPortion(turn, mailbox, uids))) return 'lost'
      if (performance.now() > ends) return 'more'
    }
  } finally {
    await mailbox.close()
  }
}

/** False: another process has taken the mailbox over. */
async function readPortion(turn: Turn, mailbox: Mailbox, uids: readonly number[]): Promise<boolean> {
  const applied: number[] = []
  const recordUpTo = async (lastUid: number): Promise<boolean> => {
    await mailbox.markSeen(applied)
    return advance(turn, mailbox.uidValidity, lastUid)
  }
  for (const uid of uids) {
    const mail = await mailbox.read(uid)
    if (mail === null) continue
    try {
      const answer = await turn.apply(mail)
      if (answer.kind === 'applied') applied.push(uid)
    } catch (error) {
      if (!(await recordUpTo(uid - 1))) return false
      if (!isGivenUp(turn, uid)) throw new MailFault(uid, error)
      turn.log.error('mailbox.mail-passed-over', { mailbox: turn.mailbox, uid, error })
    }
  }
  return recordUpTo(uids.at(-1) ?? turn.lastUid)
}

async function advance(turn: Turn, uidValidity: number, lastUid: number): Promise<boolean> {
  const { places, mailbox, holder } = turn
  const held = await places.advance({ mailbox, holder, uidValidity, lastUid, leaseMs: LEASE_MS })
  if (!held) return false
  // A mail that failed before is next again: that is no progress.
  if (lastUid >= (turn.failingUid ?? 1)) Object.assign(turn, { failures: 0, failingUid: null })
  Object.assign(turn, { uidValidity, lastUid })
  return true
}

/** A mail that cannot be applied. */
class MailFault extends Error {
  override readonly name = 'MailFault'
  readonly uid: number
  constructor(uid: number, cause: unknown) {
    super(`Mail ${uid} could not be applied: ${messageOf(cause)}`, { cause })
    this.uid = uid
  }
}

function isGivenUp({ failingUid, failures }: Turn, uid: number): boolean {
  return failingUid === uid && failures + 1 >= TRIES_OF_A_MAIL
}

async function recordFailure(turn: Turn, error: unknown): Promise<void> {
  const { places, mailbox, holder, log } = turn
  const failingUid = error instanceof MailFault ? error.uid : null
  const failures = failingUid === turn.failingUid ? turn.failures + 1 : 1
  const dueInMs = Math.min(EVERY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS)
  log.warn('mailbox.not-read', { mailbox, failures, error })
  await places.recordFailure({
    mailbox,
    holder,
    failures,
    failingUid,
    error: messageOf(error).slice(0, 500),
    dueInMs,
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
