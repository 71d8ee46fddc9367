import type { Queryable } from '../connection/queryable.ts'

export type MailboxState = {
  /** When the last turn ended, well or not. */
  readonly triedAt: Date | null
  /** All mails up to this number are read. */
  readonly lastUid: number
  /** Both null: the last turn went well. */
  readonly failingSince: Date | null
  readonly error: string | null
}

/** How a mailbox of reports is read; null: no process has begun. */
export async function readMailboxState(
  db: Queryable,
  { mailbox }: { readonly mailbox: string },
): Promise<MailboxState | null> {
  const { rows } = await db.query<MailboxState>(
    `SELECT "triedAt", "lastUid"::float8, "failingSince", "error" FROM "ReportMailbox" WHERE "mailbox" = $1`,
    [mailbox],
  )
  return rows[0] ?? null
}
