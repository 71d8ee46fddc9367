import type { Prisma, PrismaClient } from '../generated/client.ts'
import type { SqlClock } from './clock.ts'
import { parametersOf, type Tx } from './transaction.ts'

/** @property prisma loads the client at its first use, because most processes never need it */
export type PrismaContext = { readonly prisma: () => Promise<PrismaClient>; readonly clock: SqlClock }

/** One open transaction of Prisma; `tx` runs SQL in it, such as the audit log's, and `now` is its time. */
export type PrismaTx = {
  readonly db: Prisma.TransactionClient
  readonly tx: Tx
  readonly now: Date
}

/** Runs `body` in one transaction: what Prisma writes and the audit row exist together or not at all. */
export async function inPrismaTransaction<T>(
  { prisma, clock }: PrismaContext,
  body: (parts: PrismaTx) => Promise<T>,
): Promise<T> {
  const client = await prisma()
  return client.$transaction(async (db) => {
    const sent: Promise<unknown>[] = []
    const tx = openOn(db, clock, sent)
    const [time] = await tx.rows<{ now: Date }>('read-now', `SELECT ${clock.now} AS "now"`, [])
    if (time === undefined) throw new Error('The database gave no time.')
    const result = await body({ db, tx, now: time.now })
    await Promise.all(sent)
    return result
  })
}

function openOn(db: Prisma.TransactionClient, clock: SqlClock, sent: Promise<unknown>[]): Tx {
  return {
    clock,
    rows: (_name, text, values) => db.$queryRawUnsafe(text, ...parametersOf(values)),
    send: (_name, text, values) => {
      const running = db.$executeRawUnsafe(text, ...parametersOf(values))
      // Awaited at the end; a body that throws before must not leave it unheard.
      running.catch(() => undefined)
      sent.push(running)
    },
  }
}
