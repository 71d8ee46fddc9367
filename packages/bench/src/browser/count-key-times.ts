import type { Page } from '@playwright/test'

const KEYS = 60
const BETWEEN_MS = 120
const WARM_UP = 'awal '

/**
 * Types into the field that has the focus, like somebody who types fast. Milliseconds per key: from the browser's event
 * until everything that waited for it has run.
 */
export async function countKeyTimes(page: Page): Promise<readonly number[]> {
  await page.keyboard.type(WARM_UP, { delay: BETWEEN_MS })
  await page.waitForTimeout(1_000)
  const times = await page.evaluateHandle(watchKeys)
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('abcdefghij'.charAt(key % 10))
    await page.waitForTimeout(BETWEEN_MS)
  }
  return times.jsonValue()
}

/** Runs in the page. */
function watchKeys(): number[] {
  const times: number[] = []
  let pressedAt = 0
  addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now()
    },
    { capture: true },
  )
  addEventListener('input', () => {
    // A task of its own: after what the handlers have put off to the end of theirs.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => times.push(performance.now() - pressedAt)
    port2.postMessage(null)
  })
  return times
}
