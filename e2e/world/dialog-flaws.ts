import type { Page } from '@playwright/test'

/** What is wrong with how the last opened dialog lies on the screen; one line each. */
export function dialogFlaws(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]')].at(-1)
    if (dialog === undefined) return ['there is no dialog']
    const flaws: string[] = []
    const box = dialog.getBoundingClientRect()
    if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight) {
      flaws.push(`it reaches from ${box.left}, ${box.top} to ${box.right}, ${box.bottom}`)
    }
    if (dialog.scrollWidth > dialog.clientWidth) flaws.push('it scrolls sideways')
    if (!dialog.contains(document.activeElement)) flaws.push('the focus is elsewhere')
    const middle = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    if (!dialog.contains(middle)) flaws.push(`its middle is covered by ${middle?.className}`)
    for (const control of dialog.querySelectorAll<HTMLElement>('button, a[href], input, textarea')) {
      if (!control.checkVisibility() || control.closest('[aria-hidden=true]') !== null) continue
      control.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, right, top, bottom, width } = control.getBoundingClientRect()
      if (width < 2) continue
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? ''
      if (left < 0 || right > innerWidth) flaws.push(`"${name}" reaches out of the screen`)
      if (hit === null || !(control.contains(hit) || hit.closest('label')?.contains(control))) {
        flaws.push(`"${name || control.tagName}" is covered by ${hit?.className}`)
      }
    }
    return flaws
  })
}
