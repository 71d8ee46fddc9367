import { SYSTEM } from '@booster/engine/domain/actor'
import type { AlertKind } from '@booster/engine/domain/provider-credit/alert-kind'
import type { AlertStore, Matter, ProblemLimits } from './ports.ts'
import { raiseAlert } from './raise-alert.ts'

export const PROBLEM_LIMITS: ProblemLimits = {
  unconfirmedAfterMs: 10 * 60_000,
  mailboxAfterMs: 10 * 60_000,
}

const STANDING_KINDS: readonly AlertKind[] = [
  'provider_blocked',
  'affiliate_credit',
  'unconfirmed',
  'mailbox',
]

/**
 * Brings the alerts about blocked providers, low credit of affiliates, unconfirmed e-mails and mailboxes that cannot be
 * read into line with the facts: opens what began, resolves what is over. Call it every minute, and at once when a breaker moves.
 */
export async function raiseStandingAlerts(input: {
  readonly store: AlertStore
  readonly notify: (alertId: string) => void
  readonly limits?: ProblemLimits
}): Promise<{ readonly opened: number; readonly resolved: number }> {
  const { store, limits = PROBLEM_LIMITS } = input
  const problems = await store.findStandingProblems(limits)
  const resolved = await resolveFinished(store, problems)
  let opened = 0
  for (const problem of problems) {
    if ((await raiseAlert(input, problem)).kind === 'opened') opened += 1
  }
  return { opened, resolved }
}

async function resolveFinished(store: AlertStore, problems: readonly Matter[]): Promise<number> {
  const standing = new Set(problems.map(keyOf))
  let resolved = 0
  for (const matter of await store.listOpenMatters({ kinds: STANDING_KINDS })) {
    if (standing.has(keyOf(matter))) continue
    if ((await store.resolveAlert({ ...matter, actor: SYSTEM })) !== null) resolved += 1
  }
  return resolved
}

function keyOf({ kind, subject }: Matter): string {
  return `${kind}/${subject}`
}
