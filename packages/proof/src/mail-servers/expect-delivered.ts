import { expect } from 'vitest'
import { eventually } from '../parts/eventually.ts'
import type { Adapter } from './adapter.ts'
import type { Sink } from './sink.ts'

const HEADERS = [
  /^Message-ID: <[\da-f-]{36}@sender\.test>\r$/m,
  /^List-Unsubscribe:\s+<https:\/\/app\.sender\.test\/u\/\w+>/m,
  /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m,
  /^List-ID: <affiliate\.list\.sender\.test>\r$/m,
]

/** A server may put one header above a mail; below it, everything arrives as it was handed over, or DKIM breaks. */
export async function expectDelivered(through: {
  readonly adapter: Adapter
  readonly log: () => string
  readonly sink: Sink
  /** What the server's log has of a mail under this id. */
  readonly logged: (id: string) => string
}): Promise<void> {
  const outcome = await through.adapter.send('sari')
  const arrived = await eventually('the mail', async () => through.sink.mailTo('sari@lead.test'), {
    is: (mail) => mail !== null,
  })
  const handedOver = through.adapter.handedOver()
  for (const header of HEADERS) expect(handedOver).toMatch(header)
  expect(arrived?.slice(-handedOver.length)).toBe(handedOver)
  expect(arrived?.slice(0, -handedOver.length)).toMatch(/^Received: [^\n]+\n(\s[^\n]+\n)*$/)
  expect(outcome).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/^[\w-]{8,}$/) })
  const line = outcome.kind === 'accepted' ? through.logged(outcome.providerId ?? '') : ''
  await eventually('its line in the log', async () => through.log(), {
    is: (log) => log.includes(line),
  })
}
