import type { WebhookDoor, WebhookOutcome } from '@booster/contracts/sending/webhook-health'

/** An event of the provider that has found no job. */
export type ParkedEvent = {
  readonly payload: unknown
  /** Where it stands among the others. */
  readonly place: ParkedPlace
}

export type ParkedPlace = { readonly receivedAt: Date; readonly digest: string }

export type WebhookInbox = {
  /** Parked events that name a mail, oldest first, behind `after`; none older than `maxAgeMs`. */
  listUnmatched(input: {
    readonly maxAgeMs: number
    readonly after: ParkedPlace | null
    readonly limit: number
  }): Promise<readonly ParkedEvent[]>
}

/** How many events came to a door with this outcome; mails that were read, for a mailbox. */
export type WebhookCount = {
  readonly door: WebhookDoor
  readonly outcome: WebhookOutcome
  readonly events: number
}

/** How far a mailbox of reports is read, and how it went lately. */
export type MailboxPlace = {
  /** UIDVALIDITY of the numbers; null: nothing is read yet. */
  readonly uidValidity: number | null
  /** All mails up to this number are read. */
  readonly lastUid: number
  /** Turns that failed in a row, all at the same place. */
  readonly failures: number
  /** The mail that could not be applied in the last turn; null: something else failed, or nothing. */
  readonly failingUid: number | null
}

/** Who reads a mailbox: at most one process at a time does. */
export type MailboxHolder = { readonly mailbox: string; readonly holder: string }

export type MailboxPlaces = {
  /** Takes a mailbox whose turn is due. Null: it is not, or another process has it. */
  claim(input: MailboxHolder & { readonly leaseMs: number }): Promise<MailboxPlace | null>
  /** Records what is read and holds the mailbox longer. False: another process has taken it over. */
  advance(
    input: MailboxHolder & {
      readonly uidValidity: number
      readonly lastUid: number
      readonly leaseMs: number
    },
  ): Promise<boolean>
  /** Ends a turn in which everything went well. */
  release(input: MailboxHolder & { readonly dueInMs: number }): Promise<void>
  /** Ends a turn that failed. */
  recordFailure(
    input: MailboxHolder &
      Pick<MailboxPlace, 'failures' | 'failingUid'> & {
        readonly error: string
        readonly dueInMs: number
      },
  ): Promise<void>
}
