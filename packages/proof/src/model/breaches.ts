import type { View } from './view.ts'

type Row = readonly unknown[]

/**
 * What no operation may do to leads and their money, whatever the reference model does; nothing is good.
 * @param before what the store showed before the operation
 * @param operation its name
 */
export function breachesOf(before: View | null, after: View, operation: string): readonly string[] {
  return [
    ...(before === null
      ? []
      : [...lostBookings(before, after), ...forgivenAddresses(before, after, operation)]),
    ...mailToErasedLeads(after),
  ]
}

/** The ledger only grows, also where its lead is erased. */
function lostBookings(before: View, after: View): readonly string[] {
  return before.ledger.flatMap((row, n) =>
    same(row, after.ledger[n]) ? [] : [`booking ${n} was ${JSON.stringify(row)}`],
  )
}

/** Who complained or does not exist is never mailed again, whoever asks; that one does not exist may be taken back. */
function forgivenAddresses(before: View, after: View, operation: string): readonly string[] {
  const forGood = rowsOf(before.suppressions).filter(([, reason]) => FOR_GOOD.includes(String(reason)))
  return forGood.flatMap(([address, reason]) => {
    const now = rowsOf(after.suppressions).find((row) => row[0] === address)?.[1]
    if (operation === 'lift' && reason === 'hard_bounce' && now === undefined) return []
    return now === reason || now === FOR_GOOD.at(-1) ? [] : [`${address}: ${reason} became ${now}`]
  })
}

/** The weaker one first. */
const FOR_GOOD = ['hard_bounce', 'complaint']

function mailToErasedLeads({ leads, runs, jobs }: View): readonly string[] {
  const erased = rowsOf(leads).filter(([, , , email, isErased]) => isErased === true || email === null)
  return erased.flatMap(([place, , isSuppressed, email, isErased]) => [
    ...(isErased === true && isSuppressed === true && email === null
      ? []
      : [`lead ${place} is not erased whole`]),
    ...rowsOf(runs)
      .filter((run) => run[1] === place)
      .flatMap(([run]) =>
        rowsOf(jobs)
          .filter(([job]) => String(job).startsWith(`${String(run).replace('run', 'job')}.`))
          // What was on its way and came back is cancelled by the next claim.
          .filter((job) => (job[1] === 'pending' || job[1] === 'held') && job[7] === 0)
          .map(([job, status]) => `${job} of the erased lead ${place} is ${status}`),
      ),
  ])
}

function rowsOf(part: readonly unknown[]): readonly Row[] {
  return part.filter((row): row is Row => Array.isArray(row))
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
