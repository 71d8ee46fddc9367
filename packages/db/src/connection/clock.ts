/** The clock of a store: an SQL expression. The database's own clock decides what is due and what has expired. */
export type SqlClock = { readonly now: string }

/**
 * Whole milliseconds, because that is what the columns keep: a written `now()` would be rounded up half the time and lie
 * ahead of the `now()` of the next poll, which would then miss the row.
 */
export const DATABASE_CLOCK: SqlClock = { now: `date_trunc('milliseconds', now())` }

/**
 * Demo mode and tests: the database's clock, moved ahead by whole hours (table DemoClock). Like `now()` it tells one
 * time throughout a transaction, also when a person moves it meanwhile: what the first statement read is kept in a
 * setting that ends with the transaction. A sub-select, so that it is asked once per statement and fits an index.
 */
export const movableClock: SqlClock = {
  // One line: it may come to stand in an SQL comment.
  now: [
    `(SELECT ${DATABASE_CLOCK.now} + make_interval(hours => coalesce(`,
    `nullif(current_setting('booster.ahead_hours', true), ''),`,
    `set_config('booster.ahead_hours', coalesce((SELECT "aheadHours" FROM "DemoClock"), 0)::text, true))::int))`,
  ].join(' '),
}
