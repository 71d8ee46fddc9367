import type { Page } from '@playwright/test'

/** What is wrong with how the last opened dialog lies on the screen; one line each. */
export function dialogFlaws(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]')].at(-1)
    if (dialog === undefined) return ['there is no dialog']
    const flawsOfBox = (): readonly (string | false)[] => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect()
      const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return [
        !isInside && `it reaches from ${left}, ${top} to ${right}, ${bottom}`,
        dialog.scrollWidth > dialog.clientWidth && 'it scrolls sideways',
        !dialog.contains(document.activeElement) && 'the focus is elsewhere',
        !dialog.contains(middle) && `its middle is covered by ${middle?.className}`,
      ]
    }
    const isShown = (control: HTMLElement) =>
      control.checkVisibility() &&
      control.closest('[aria-hidden=true]') === null &&
      control.getBoundingClientRect().width > 2
    const flawsOfControl = (control: HTMLElement): readonly (string | false)[] => {
      control.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, right, top, bottom } = control.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isReachable = hit !== null && (control.contains(hit) || hit.closest('label')?.contains(control))
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.tagName
      return [
        (left < 0 || right > innerWidth) && `"${name}" reaches out of the screen`,
        isReachable !== true && `"${name}" is covered by ${hit?.className}`,
      ]
    }
    const controls = [...dialog.querySelectorAll<HTMLElement>('button, a[href], input, textarea')]
    const flaws = [...flawsOfBox(), ...controls.filter(isShown).flatMap(flawsOfControl)]
    return flaws.filter((flaw) => flaw !== false)
  })
}
