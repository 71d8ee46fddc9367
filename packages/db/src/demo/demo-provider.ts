import { creditLevelOf } from '@booster/engine/domain/provider-credit'
import { demoId } from './demo-id.ts'
import type { DemoRandom } from './demo-random.ts'
import { dayMs, hourMs, jakartaMidnight, minuteMs } from './demo-rhythm.ts'
import { iso } from './demo-rows.ts'

/** What the sandbox has, too: the demo's last check agrees with the next real one. */
export const demoProviderCredits = 429_405
export const demoProvider = 'mailketing'

const historyDays = 90
const toppedUpDaysAgo = 16
const toppedUpTo = 500_000
const beforeTopUp = 76_000
const perDayBefore = 4_400

type Rows = readonly Readonly<Record<string, unknown>>[]

/**
 * Ninety days of the provider's credit: down to 76,000, topped up to 500,000 sixteen days ago, and down to what is
 * left now. Checked every morning at nine in Jakarta and now and then by hand.
 */
export const demoProviderHistory = (
  nowMs: number,
  random: DemoRandom,
): { readonly checks: Rows; readonly state: Rows } => {
  const perDayAfter = (toppedUpTo - demoProviderCredits) / toppedUpDaysAgo
  const creditsAt = (daysAgo: number): number => {
    const wobble = daysAgo === 0 ? 0 : random.between(-900, 900)
    if (daysAgo > toppedUpDaysAgo)
      return Math.round(beforeTopUp + (daysAgo - toppedUpDaysAgo) * perDayBefore + wobble)
    return Math.round(
      toppedUpTo - (toppedUpDaysAgo - daysAgo) * perDayAfter + (daysAgo === toppedUpDaysAgo ? 0 : wobble),
    )
  }
  const todayAt = jakartaMidnight(nowMs) + 9 * hourMs
  const firstDay = todayAt <= nowMs ? 0 : 1
  const checks = Array.from({ length: historyDays }, (_, index) => {
    const daysAgo = historyDays - 1 - index
    const at = todayAt - (daysAgo + firstDay) * dayMs
    // One morning the provider did not answer; it was asked again by hand.
    if (daysAgo === 23)
      return [
        check(at, 'cron', null, random),
        check(at + 24 * minuteMs, 'manual', creditsAt(daysAgo), random),
      ]
    const morning = check(at, 'cron', creditsAt(daysAgo), random)
    return daysAgo === toppedUpDaysAgo ? [{ ...morning, cause: 'manual' }] : [morning]
  }).flat()
  const last = checks.at(-1)
  return {
    checks,
    state: [
      {
        provider: demoProvider,
        breaker: 'closed',
        openCount: 1,
        credits: demoProviderCredits,
        creditsAt: last?.at ?? iso(nowMs),
        sentSinceCheck: 0,
        updatedAt: last?.at ?? iso(nowMs),
      },
    ],
  }
}

const check = (atMs: number, cause: 'cron' | 'manual', credits: number | null, random: DemoRandom) => ({
  id: demoId(`provider-check:${atMs}`, atMs),
  provider: demoProvider,
  at: iso(atMs),
  cause,
  credits,
  level: credits === null ? null : creditLevelOf(credits),
  errorCode: credits === null ? 'ANSWER_TIMEOUT' : null,
  message: credits === null ? 'The provider did not answer in time.' : null,
  durationMs: credits === null ? 15_000 : random.between(180, 700),
})
