import { COUNT_LIMIT, type Pagination } from '@booster/contracts/wire/pagination'

/** A numbered page among `total` rows; a count beyond the limit is said to be no exact one. */
export function paginationOf(
  { page, limit }: { readonly page: number; readonly limit: number },
  total: number,
  counted: 'counter' | 'up-to-limit',
): Pagination {
  return {
    page,
    limit,
    total,
    totalPages: Math.ceil(total / limit),
    totalIsExact: counted === 'counter' || total <= COUNT_LIMIT,
  }
}
