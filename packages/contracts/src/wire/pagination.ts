import { z } from 'zod'

/** Where a numbered page stands. */
export const pagination = z.object({
  page: z.int(),
  limit: z.int(),
  /** Rows that match; at least so many unless `totalIsExact`. */
  total: z.int(),
  totalPages: z.int(),
  /** False: there may be more. Matches are counted up to 10,001, those of a broad search among the first thousands only. */
  totalIsExact: z.boolean(),
})
export type Pagination = z.infer<typeof pagination>

/** Matches are counted up to here where no counter knows the number. */
export const COUNT_LIMIT = 10_000
