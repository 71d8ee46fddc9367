import type { StatementRow } from '@booster/contracts/top-ups/bank-statements'
import { statementKeyOf } from './read-bank-statement.ts'

export type Payable = { readonly id: string; readonly payableRupiah: number; readonly day: string }
export type StatementMatch<Request extends Payable> = {
  readonly request: Request
  readonly row: StatementRow
}

/**
 * Which transfer pays which open request: the same amount to the rupiah, on the day of the request or later. Of two such
 * transfers the first is proposed. A row that has confirmed a request is left out. So is, once per request, one that
 * fits a request which was approved without a row: its credit is booked, even where an open request has the same amount.
 */
export function matchStatement<Request extends Payable>(input: {
  readonly incoming: readonly StatementRow[]
  readonly requests: readonly Request[]
  /** Approved, with no row of a statement to it. */
  readonly approved: readonly Request[]
  readonly usedKeys: ReadonlySet<string>
}): {
  readonly matches: readonly StatementMatch<Request>[]
  readonly approvedBefore: readonly StatementMatch<Request>[]
  readonly others: readonly StatementRow[]
  readonly used: number
} {
  const { incoming, requests, approved, usedKeys } = input
  const byAmount = new Map(requests.map((request) => [request.payableRupiah, request]))
  const left = new Set(approved.toSorted((a, b) => a.day.localeCompare(b.day)))
  const matches: StatementMatch<Request>[] = []
  const approvedBefore: StatementMatch<Request>[] = []
  const others: StatementRow[] = []
  let used = 0
  for (const row of incoming.toSorted((a, b) => a.day.localeCompare(b.day))) {
    if (usedKeys.has(statementKeyOf(row))) {
      used += 1
      continue
    }
    const before = [...left].find((request) => fits(row, request))
    const request = byAmount.get(row.amountRupiah)
    if (before !== undefined) {
      left.delete(before)
      approvedBefore.push({ request: before, row })
    } else if (request !== undefined && fits(row, request)) {
      byAmount.delete(row.amountRupiah)
      matches.push({ request, row })
    } else others.push(row)
  }
  return { matches, approvedBefore, others, used }
}

function fits(row: StatementRow, { payableRupiah, day }: Payable): boolean {
  return row.amountRupiah === payableRupiah && row.day >= day
}
