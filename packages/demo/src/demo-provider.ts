import { creditLevelOf } from '@booster/engine/domain/provider-credit/provider-credit'
import { demoId } from './demo-id.ts'
import type { SeededRandom } from './seeded-random.ts'
import { DAY_MS, HOUR_MS, iso, jakartaMidnight, MINUTE_MS } from './story/demo-rhythm.ts'

/** What the sandbox has, too: the demo's last check agrees with the next real one. */
export const DEMO_PROVIDER_CREDITS = 429_405
export const DEMO_PROVIDER = 'mailketing'

const HISTORY_DAYS = 90
const TOPPED_UP_DAYS_AGO = 16
const TOPPED_UP_TO = 500_000
const BEFORE_TOP_UP = 76_000
const PER_DAY_BEFORE = 4_400

type Rows = readonly Readonly<Record<string, unknown>>[]

/**
 * Ninety days of the provider's credit: down to 76,000, topped up to 500,000 sixteen days ago, and down to what is
 * left now. Checked every morning at nine in Jakarta and now and then by hand.
 */
export function demoProviderHistory(nowMs: number, random: SeededRandom): Rows {
  const perDayAfter = (TOPPED_UP_TO - DEMO_PROVIDER_CREDITS) / TOPPED_UP_DAYS_AGO
  const creditsAt = (daysAgo: number): number => {
    const wobble = daysAgo === 0 ? 0 : random.between(-900, 900)
    if (daysAgo > TOPPED_UP_DAYS_AGO)
      return Math.round(BEFORE_TOP_UP + (daysAgo - TOPPED_UP_DAYS_AGO) * PER_DAY_BEFORE + wobble)
    return Math.round(
      TOPPED_UP_TO -
        (TOPPED_UP_DAYS_AGO - daysAgo) * perDayAfter +
        (daysAgo === TOPPED_UP_DAYS_AGO ? 0 : wobble),
    )
  }
  const todayAt = jakartaMidnight(nowMs) + 9 * HOUR_MS
  const firstDay = todayAt <= nowMs ? 0 : 1
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const daysAgo = HISTORY_DAYS - 1 - index
    const at = todayAt - (daysAgo + firstDay) * DAY_MS
    // One morning the provider did not answer; it was asked again by hand.
    if (daysAgo === 23)
      return [
        check(at, 'cron', null, random),
        check(at + 24 * MINUTE_MS, 'manual', creditsAt(daysAgo), random),
      ]
    const morning = check(at, 'cron', creditsAt(daysAgo), random)
    return daysAgo === TOPPED_UP_DAYS_AGO ? [{ ...morning, cause: 'manual' }] : [morning]
  }).flat()
}

function check(atMs: number, cause: 'cron' | 'manual', credits: number | null, random: SeededRandom) {
  return {
    id: demoId(`provider-check:${atMs}`, atMs),
    provider: DEMO_PROVIDER,
    at: iso(atMs),
    cause,
    credits,
    level: credits === null ? null : creditLevelOf(credits),
    errorCode: credits === null ? 'ANSWER_TIMEOUT' : null,
    message: credits === null ? 'The provider did not answer in time.' : null,
    durationMs: credits === null ? 15_000 : random.between(180, 700),
  }
}
