import type { Page } from '@playwright/test'

/** Buttons of a phone that a finger can hit on less than 44 px of height or 24 px of width; links in text and words that explain themselves are text. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const [across, down] = [11, 21]
    const belongsTo = (control: Element, hit: Element | null) =>
      hit !== null && (control.contains(hit) || hit.closest('label')?.contains(control) === true)
    const flawOf = (control: HTMLElement): string | null => {
      control.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      // Something lies on top of it: that is what another check looks for.
      if (!belongsTo(control, document.elementFromPoint(x, y))) return null
      const points = [
        [x, y - down],
        [x, y + down],
        [x - across, y],
        [x + across, y],
      ] as const
      // At the edge of the screen the finger has less than that.
      const inside = points.filter(([px, py]) => px >= 0 && px < innerWidth && py >= 0 && py < innerHeight)
      if (inside.every(([px, py]) => belongsTo(control, document.elementFromPoint(px, py)))) return null
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? ''
      return `"${name.slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`
    }
    const controls = [...document.querySelectorAll<HTMLElement>('button, a.button, [role=tab]')].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !control.matches('.skip-link, .button--link, .tooltip-text, .tooltip-text *'),
    )
    const flaws = controls.map(flawOf).filter((flaw) => flaw !== null)
    scrollTo(0, 0)
    return flaws
  })
}
