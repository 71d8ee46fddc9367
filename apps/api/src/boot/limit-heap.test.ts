import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** Makes objects of which many live for a while, as a drain does. Prints the young generation at its largest, in MB. */
const busy = `
  const { getHeapSpaceStatistics } = await import('node:v8')
  const kept = Array.from({ length: 100_000 }, () => null)
  let most = 0
  for (let n = 0; n < 1_500_000; n += 1) {
    kept[n % kept.length] = { n, list: [n, n + 1, n + 2] }
    if (n % 5_000 > 0) continue
    await new Promise((resume) => setImmediate(resume))
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    most = Math.max(most, young.space_size / 1048576)
  }
  console.log(most)
  process.exit()`

async function youngAtMostMB(before: string): Promise<number> {
  // As V8 would have it on a machine with much memory, wherever this runs.
  const options = ['--max-semi-space-size=64', '--input-type=module']
  const { stdout } = await promisify(execFile)(process.execPath, [...options, '-e', before + busy])
  return Number(stdout)
}
const limits = `const limits = await import('${new URL('./limit-heap.ts', import.meta.url).href}');`

/** V8 collects with several threads, each with pages of its own: what one run took at most says little. */
async function mostOfFive(before: string): Promise<number> {
  let most = 0
  for (let n = 0; n < 5; n += 1) most = Math.max(most, await youngAtMostMB(before))
  return most
}

it('keeps the young generation far below what V8 by itself would take', async () => {
  expect(await youngAtMostMB(`${limits} limits.limitHeap();`)).toBeLessThan(48)
  const grown = await youngAtMostMB(`${limits} limits.limitHeap(); limits.letYoungGenerationGrow();`)
  expect(grown).toBeGreaterThanOrEqual(16)
  expect(grown).toBeLessThan(48)
  expect(await mostOfFive('')).toBeGreaterThan(60)
}, 60_000)
