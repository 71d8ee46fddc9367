/** A page to show, or a gap between pages. */
export type PageMark = number | 'gap'

/** Pages to offer around `page` of `pageCount`: first and last always, at most one gap on each side. */
export function pageNumbers(page: number, pageCount: number): readonly PageMark[] {
  if (pageCount <= 7) return Array.from({ length: pageCount }, (_, index) => index + 1)
  const near = new Set([1, pageCount, page - 1, page, page + 1])
  if (page <= 3) for (const early of [2, 3]) near.add(early)
  if (page >= pageCount - 2) for (const late of [pageCount - 2, pageCount - 1]) near.add(late)
  const pages = [...near].filter((each) => each >= 1 && each <= pageCount).sort((left, right) => left - right)
  return pages.flatMap((each, index) =>
    index > 0 && each - (pages[index - 1] ?? 0) > 1 ? ['gap' as const, each] : [each],
  )
}
