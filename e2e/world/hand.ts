import { expect, type Locator, type Page } from '@playwright/test'
import { focusFlaws } from './flaws/focus-flaws.ts'

/** How a person works a page: with a mouse (or a finger), or with the keyboard alone. */
export interface Hand {
  readonly page: Page
  /** A button, link or tab. */
  press(target: Locator): Promise<void>
  /** Writes into a field, in place of what is there. */
  write(target: Locator, text: string): Promise<void>
  /** A checkbox. */
  tick(target: Locator): Promise<void>
}

export type HandKind = 'mouse' | 'keyboard'

export function handOn(kind: HandKind, page: Page): Hand {
  return kind === 'mouse' ? mouseOn(page) : keyboardOn(page)
}

function mouseOn(page: Page): Hand {
  return {
    page,
    press: (target) => target.click(),
    write: (target, text) => target.fill(text),
    tick: (target) => target.check(),
  }
}

/** Only `page.keyboard`. What has the focus is always shown, in sight and not covered, wherever Tab stops. */
function keyboardOn(page: Page): Hand {
  return {
    page,
    press: async (target) => {
      await reach(page, target)
      await page.keyboard.press('Enter')
    },
    write: async (target, text) => {
      await reach(page, target)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    tick: async (target) => {
      await reach(page, target)
      await page.keyboard.press('Space')
      await expect(target).toBeChecked()
    },
  }
}

const MOST_PRESSES = 150

async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  await expect(target).toBeEnabled()
  let isAtEnd = false
  let last = ''
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const way = await wayTo(target)
    if (way === 'here') return
    if (!isAtEnd) last = await focusedElement(page)
    await page.keyboard.press(way)
    const wasAtEnd: boolean = isAtEnd
    isAtEnd = !wasAtEnd && (await isBeyondEnd(page))
    if (isAtEnd) continue
    if (wasAtEnd) expect(await isAtBeginning(page), `Tab goes on at the beginning after ${last}`).toBe(true)
    await expect
      .poll(() => focusFlaws(page), { message: `after ${way}`, intervals: [0, 50, 100] })
      .toEqual([])
  }
  throw new Error(`${MOST_PRESSES} presses do not lead to ${target}`)
}

/** Tab, or the arrow inside a group of which Tab reaches one member only. */
function wayTo(target: Locator): Promise<'here' | 'Tab' | 'ArrowRight' | 'ArrowDown'> {
  return target.evaluate((element) => {
    const here = document.activeElement
    if (here === element) return 'here'
    const group = element.closest('[role=tablist], [role=radiogroup], [role=menu], [role=toolbar]')
    const isOneStop = (element as HTMLElement).tabIndex < 0 || element.matches('input[type=radio]')
    if (!group?.contains(here) || !isOneStop) return 'Tab'
    return group.matches('[role=menu]') ? 'ArrowDown' : 'ArrowRight'
  })
}

/** Its opening tag. */
function focusedElement(page: Page): Promise<string> {
  return page.evaluate(() => /^<[^>]*>/.exec(document.activeElement?.outerHTML ?? '')?.[0] ?? '')
}

/** Past the last control a browser goes to its own, which has the focus then. */
function isBeyondEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === document.body)
}

/** On the first control of the page: the focus was not lost somewhere in between. */
function isAtBeginning(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === document.querySelector('a[href], button, input'))
}
