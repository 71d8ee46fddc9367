import { type AffiliateShares, engineShares, engineSharesInput } from '@booster/contracts/engine'
import { type AffiliateShare, readAffiliateShares } from '@booster/db/engine-status/read-affiliate-shares'
import { adminProcedure } from '../../init.ts'

/** Affiliates that stand in the table by name; the rest is one row. */
const NAMED = 50

/** What each affiliate has of the figures of the overview, the most first. */
export const getEngineShares = adminProcedure
  .input(engineSharesInput)
  .output(engineShares)
  .query(async ({ ctx, input }) => {
    const { reads, clock } = ctx.services
    const rows = (await readAffiliateShares(reads, clock)).toSorted((a, b) => b[input.by] - a[input.by])
    const others = rows.slice(NAMED)
    return {
      rows: rows.slice(0, NAMED),
      others: others.length === 0 ? null : { affiliates: others.length, ...sumOf(others) },
      total: sumOf(rows),
    }
  })

function sumOf(rows: readonly AffiliateShare[]): AffiliateShares['total'] {
  const sum = (figure: keyof AffiliateShares['total']) => rows.reduce((all, row) => all + row[figure], 0)
  return {
    sent: sum('sent'),
    failed: sum('failed'),
    recovered: sum('recovered'),
    ended: sum('ended'),
    overdue: sum('overdue'),
  }
}
