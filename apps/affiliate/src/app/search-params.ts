import * as z from 'zod/mini'

/** Every param falls back by itself: one wrong word in an address never costs the others. */
function orUnset<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined)
}

const id = orUnset(z.guid())
const term = orUnset(z.string().check(z.trim(), z.minLength(2), z.maxLength(100)))
const page = orUnset(z.coerce.number().check(z.int(), z.minimum(2), z.maximum(1_000_000)))
const errorCode = orUnset(z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,63}$/)))

export const JOB_WINDOWS = ['24h', '7d', '30d', 'late', 'next24h'] as const
export type JobWindow = (typeof JOB_WINDOWS)[number]

const jobsSearch = z.object({
  status: orUnset(
    z.enum(['pending', 'processing', 'held', 'unconfirmed', 'completed', 'failed', 'cancelled']),
  ),
  window: orUnset(z.enum(JOB_WINDOWS)),
  automation: id,
  lead: id,
  run: id,
  error: errorCode,
  q: term,
  page,
  job: id,
})
export type JobsSearch = z.infer<typeof jobsSearch>
/** Search params of the queue; all are optional, garbage is dropped. */
export function readJobsSearch(search: Record<string, unknown>): JobsSearch {
  return jobsSearch.parse(search)
}

const runsSearch = z.object({
  status: orUnset(z.enum(['active', 'paused', 'completed', 'failed', 'cancelled'])),
  automation: id,
  lead: id,
  q: term,
  page,
})
export type RunsSearch = z.infer<typeof runsSearch>
export function readRunsSearch(search: Record<string, unknown>): RunsSearch {
  return runsSearch.parse(search)
}

const automationSearch = z.object({
  status: orUnset(z.enum(['draft', 'active', 'paused', 'archived'])),
  q: term,
  create: orUnset(z.enum(['1'])),
})
export type AutomationSearch = z.infer<typeof automationSearch>
export function readAutomationSearch(search: Record<string, unknown>): AutomationSearch {
  return automationSearch.parse(search)
}

const creditsSearch = z.object({ type: orUnset(z.enum(['topup', 'deduct', 'adjustment'])) })
export type CreditsSearch = z.infer<typeof creditsSearch>
export function readCreditsSearch(search: Record<string, unknown>): CreditsSearch {
  return creditsSearch.parse(search)
}

const signInSearch = z.object({ next: orUnset(z.string().check(z.maxLength(2_000))) })
export type SignInSearch = z.infer<typeof signInSearch>
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return signInSearch.parse(search)
}
