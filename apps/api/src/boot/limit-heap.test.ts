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

const youngAtMostMB = async (before: string): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', before + busy])
  return Number(stdout)
}
const limits = `const limits = await import('${new URL('./limit-heap.ts', import.meta.url).href}');`

it('holds the young generation where it is, then at 16 MB, where V8 by itself would take more', async () => {
  expect(await youngAtMostMB(`${limits} limits.limitHeap();`)).toBeLessThanOrEqual(8)
  expect(await youngAtMostMB(`${limits} limits.limitHeap(); limits.letYoungGenerationGrow();`)).toBe(16)
  expect(await youngAtMostMB('')).toBeGreaterThan(16)
}, 60_000)
