import { z } from 'zod'

/** Where a numbered page stands. */
export const pagination = z.object({
  page: z.int(),
  limit: z.int(),
  /** Rows that match; at most 10,001 unless `totalIsExact`. */
  total: z.int(),
  totalPages: z.int(),
  /** False: there are more than 10,000 matches and nobody counted them. */
  totalIsExact: z.boolean(),
})
export type Pagination = z.infer<typeof pagination>

/** Matches are counted up to here where no counter knows the number. */
export const COUNT_LIMIT = 10_000
