import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandOver } from './hand-over.ts'

const RECEIPT = { response: '250 OK', serverMessageId: undefined }

function start() {
  return createHandOver({ signal: undefined, totalTimeoutMs: 35_000 })
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the clocks of a hand-over', () => {
  it('leave the server the rest of the time for its judgement', async () => {
    const handOver = start()
    vi.advanceTimersByTime(10_000)
    handOver.begin()
    vi.advanceTimersByTime(4_000)
    handOver.written()
    vi.advanceTimersByTime(20_000)
    handOver.succeed(RECEIPT)
    expect(await handOver.result).toEqual({ kind: 'taken', ...RECEIPT })
  })

  it('end it, unconfirmed, within the lease of its job', async () => {
    const handOver = start()
    vi.advanceTimersByTime(14_000)
    handOver.begin()
    vi.advanceTimersByTime(14_000)
    handOver.written()
    vi.advanceTimersByTime(7_000)
    handOver.succeed(RECEIPT)
    expect(await handOver.result).toMatchObject({
      kind: 'failed',
      failure: { mayBeWritten: true, code: 'TIMEOUT' },
    })
  })

  it('begin with a free connection: waiting for one is not counted against the mail', async () => {
    const waited = start()
    vi.advanceTimersByTime(14_999)
    waited.begin()
    vi.advanceTimersByTime(14_999)
    expect(waited.isOver()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await waited.result).toMatchObject({ failure: { mayBeWritten: false, code: 'ETIMEDOUT' } })

    const unserved = start()
    vi.advanceTimersByTime(15_000)
    expect(await unserved.result).toMatchObject({ failure: { mayBeWritten: false, code: 'TIMEOUT' } })
  })
})
