import type { Pagination } from '@booster/contracts/wire/pagination'

/** A numbered page among `total` rows, or at least so many. */
export function paginationOf(
  { page, limit }: { readonly page: number; readonly limit: number },
  { count: total, isExact }: { readonly count: number; readonly isExact: boolean },
): Pagination {
  return { page, limit, total, totalPages: Math.ceil(total / limit), totalIsExact: isExact }
}
