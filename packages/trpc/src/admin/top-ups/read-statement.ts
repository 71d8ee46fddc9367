import {
  STATEMENT_BYTES_AT_MOST,
  statementFile,
  statementMatches,
} from '@booster/contracts/top-ups/bank-statements'
import { isoOf } from '@booster/db/connection/iso-time'
import { readServerNow } from '@booster/db/connection/read-server-now'
import {
  findUsedStatementKeys,
  listApprovedPayables,
  listOpenPayables,
  type NamedPayable,
} from '@booster/db/top-ups/match-payables'
import { matchStatement, type StatementMatch } from '@booster/services/top-ups/match-statement'
import { readBankStatement, statementKeyOf } from '@booster/services/top-ups/read-bank-statement'
import { badInput } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

const OTHERS_SHOWN = 50
const SKIPPED_SHOWN = 50

/** Which open requests a bank statement shows as paid. It keeps nothing and books nothing: a person confirms each. */
export const readStatement = adminProcedure
  .input(statementFile)
  .output(statementMatches)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock } = ctx.services
    const bytes = Buffer.from(input.base64, 'base64')
    if (bytes.length > STATEMENT_BYTES_AT_MOST) throw badInput('base64', 'must have at most 4 MB')
    const today = jakartaDayOf(await readServerNow(pool, clock))
    const statement = await readBankStatement(bytes, { today })
    if (statement.kind === 'unreadable') return statement
    const { incoming, skipped } = statement
    const [requests, approved, usedKeys] = await Promise.all([
      listOpenPayables(pool),
      listApprovedPayables({ pool, clock }),
      findUsedStatementKeys(pool, incoming.map(statementKeyOf)),
    ])
    const found = matchStatement({ incoming, requests, approved, usedKeys })
    const { matches, approvedBefore, others, used } = found
    return {
      kind: 'read' as const,
      incoming: incoming.length,
      used,
      matches: matches.map(matchOf),
      approvedBefore: approvedBefore.map(matchOf),
      others: others.slice(0, OTHERS_SHOWN),
      otherCount: others.length,
      skipped: skipped.slice(0, SKIPPED_SHOWN),
      skippedCount: skipped.length,
    }
  })

function matchOf({ request, row }: StatementMatch<NamedPayable>) {
  const { id, affiliateName, credits, payableRupiah, createdAt } = request
  return { request: { id, affiliateName, credits, payableRupiah, createdAt: isoOf(createdAt) }, row }
}

const JAKARTA_AHEAD_MS = 7 * 3_600_000

function jakartaDayOf(now: string): string {
  return new Date(Date.parse(now) + JAKARTA_AHEAD_MS).toISOString().slice(0, 10)
}
