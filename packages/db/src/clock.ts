/** The clock of a store: an SQL expression. The database's own clock decides what is due and what has expired. */
export type SqlClock = { readonly now: string }

export const databaseClock: SqlClock = { now: 'now()' }

/** Demo mode and tests: the database's clock, moved ahead by whole hours (table DemoClock). */
export const movableClock: SqlClock = {
  now: '(now() + make_interval(hours => coalesce((SELECT "aheadHours" FROM "DemoClock"), 0)))',
}
