import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Adapter, openAdapter } from './adapter.ts'
import { CUSTOM_ANSWERS } from './custom-answers.ts'
import { describeServer } from './describe-server.ts'
import { expectDelivered } from './expect-delivered.ts'
import { freePorts } from './free-ports.ts'
import type { ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { startOpenSmtpd } from './start-opensmtpd.ts'

/** It knows the recipient only at RCPT TO, so after the message the sender says which answer to give. */
const FILTERS = CUSTOM_ANSWERS.map(({ name, at, answer }) =>
  at === 'DATA'
    ? `filter "${name}" phase commit match mail-from { "${name}@sender.test" } reject "${answer}"`
    : `filter "${name}" phase rcpt-to match rcpt-to { "${name}@lead.test" } reject "${answer}"`,
)

const OTHERS = [
  'filter "ended" phase rcpt-to match rcpt-to { "ended@lead.test" } disconnect "421 4.7.0 Too many messages"',
  'filter "strict" phase mail-from match mail-from { "strict@sender.test" } reject "530 Authentication required"',
]

function configOf(port: number): string {
  const names = [...CUSTOM_ANSWERS.map(({ name }) => name), 'ended', 'strict']
  return `
smtp max-message-size 20K
${FILTERS.concat(OTHERS).join('\n')}
filter "all" chain { ${names.map((name) => `"${name}"`).join(', ')} }
listen on 127.0.0.1 port ${port} hostname opensmtpd.test filter "all"`
}

describeServer('OpenSMTPD', (place) => {
  let sink: Sink
  let server: ServerProcess
  let adapter: Adapter
  beforeAll(async () => {
    sink = await startSink()
    const { main } = await freePorts(['main'])
    server = await startOpenSmtpd(place, { ports: [main], sinkPort: sink.port, config: configOf(main) })
    adapter = openAdapter(main)
  })
  afterAll(async () => {
    await adapter?.close()
    await server?.stop()
    await sink?.stop()
  })

  it('delivers what it was handed, byte for byte, and its log has it under the id that is kept', async () => {
    await expectDelivered({ adapter, log: server.log, sink, logged: (id) => `msgid=${id} ` })
  })

  it.each(CUSTOM_ANSWERS)('$at: $answer: $as', async ({ name, at, answer, as }) => {
    const fields = at === 'DATA' ? { fromEmail: `${name}@sender.test` } : {}
    expect(await adapter.hear(name, fields)).toBe(`${as}: ${answer}`)
  })

  it.each<[string, Parameters<Adapter['hear']>, string]>([
    [
      'relaying',
      ['x', { to: 'x@other.test' }],
      'rejected unknown REFUSED_UNCLEAR: 550 Invalid recipient: <x@other.test>',
    ],
    ['a last word', ['ended'], 'passing PROVIDER_BUSY: 421 4.7.0 Too many messages'],
    [
      'no login',
      ['x', { fromEmail: 'strict@sender.test' }],
      'blocked PROVIDER_KEY_REFUSED: 530 Authentication required',
    ],
  ])('its own words: %s', async (_what, input, expected) => {
    expect(await adapter.hear(...input)).toBe(expected)
  })
})
