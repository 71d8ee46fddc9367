import type { Pagination } from '@booster/contracts/wire/pagination'
import { z } from 'zod'

/** The original's four numbers. */
export const restPagination = z.object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() })

export function paginationOf({ page, limit, total, totalPages }: Pagination): z.infer<typeof restPagination> {
  return { page, limit, total, totalPages }
}
