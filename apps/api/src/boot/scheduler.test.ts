import { describe, expect, it } from 'vitest'
import { silentLog } from '../testing/silent-log.ts'
import { startScheduler } from './scheduler.ts'

describe('startScheduler', () => {
  it('never runs a chore beside itself, survives its failure, and waits for it in stop', async () => {
    let running = 0
    let most = 0
    let runs = 0
    let finished = 0
    const slow = async (): Promise<void> => {
      runs += 1
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1_300))
      running -= 1
      finished += 1
      throw new Error('a bad day')
    }
    const scheduler = startScheduler([{ name: 'slow', pattern: '* * * * * *', run: slow }], silentLog)
    await new Promise((resolve) => setTimeout(resolve, 3_400))
    await scheduler.stop()
    expect(most).toBe(1)
    expect(runs).toBeGreaterThanOrEqual(2)
    expect(finished).toBe(runs)
  }, 15_000)

  it('runs at its start what is not to wait for the clock', async () => {
    const seen: string[] = []
    const run = (name: string) => async () => {
      seen.push(name)
    }
    const once = { pattern: '0 0 1 1 *' }
    const scheduler = startScheduler(
      [
        { ...once, name: 'at once', atStart: true, run: run('at once') },
        { ...once, name: 'in January', run: run('in January') },
      ],
      silentLog,
    )
    await scheduler.stop()
    expect(seen).toEqual(['at once'])
  })
})
