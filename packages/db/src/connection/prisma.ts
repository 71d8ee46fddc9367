import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/client.ts'

/**
 * A Prisma client on a small pool of its own, for plain reads and writes. The generated client costs memory and
 * start-up time, so only modules that query with Prisma import this one; the engine and the drain never do.
 */
export function createPrisma(url: string, options: { readonly max?: number } = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.max ?? 10,
    application_name: 'booster-prisma',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  return new PrismaClient({ adapter })
}
