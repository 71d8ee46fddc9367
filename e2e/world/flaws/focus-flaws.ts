import type { Page } from '@playwright/test'

/** What is wrong with where the keyboard's focus is; one line each. */
export function focusFlaws(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const here = document.activeElement
    if (!(here instanceof HTMLElement) || here === document.body) return ['the focus is nowhere']
    // What is inside has the focus.
    if (here instanceof HTMLIFrameElement) return []
    const name = `<${here.tagName.toLowerCase()}> "${here.getAttribute('aria-label') ?? here.textContent?.trim().slice(0, 40)}"`
    const { left, right, top, bottom } = here.getBoundingClientRect()
    const [x, y] = [
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
    ]
    const isInSight = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight
    const hit = document.elementFromPoint(x, y)
    const isOnTop =
      hit !== null && (here.contains(hit) || hit.contains(here) || hit.closest('label')?.contains(here))
    const isMarked = (element: Element | null | undefined): boolean => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
    }
    const isShown = isMarked(here) || isMarked(here.parentElement) || isMarked(here.nextElementSibling)
    const flaws = [
      !isInSight && `${name} is out of sight, at ${left}, ${top}`,
      isInSight && !isOnTop && `${name} is covered by ${hit?.className}`,
      !isShown && `${name} shows no focus`,
    ]
    return flaws.filter((flaw) => flaw !== false)
  })
}
