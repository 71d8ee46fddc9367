import { readMailReport } from '@booster/mail/reports/read-mail-report'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../parts/eventually.ts'
import { type Adapter, openAdapter } from './adapter.ts'
import { describeServer } from './describe-server.ts'
import type { ServerName, ServerPlace } from './find-mail-server.ts'
import { freePorts } from './free-ports.ts'
import type { ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { startExim } from './start-exim.ts'
import { startOpenSmtpd } from './start-opensmtpd.ts'
import { startPostfix } from './start-postfix.ts'

type Refusal = {
  readonly name: string
  /** Of the next server, when ours has taken the mail already. */
  readonly answer: string
  readonly bounceClass: string
  readonly code: string
}

const REFUSALS: readonly Refusal[] = [
  { name: 'gone', answer: '550 5.1.1 No such user here', bounceClass: 'hard', code: '5.1.1' },
  { name: 'plain', answer: '550 No such user here', bounceClass: 'hard', code: '550' },
  { name: 'full', answer: '550 5.2.2 The mailbox is over quota', bounceClass: 'soft', code: '5.2.2' },
  { name: 'listed', answer: '554 5.7.1 blocked using zen.example', bounceClass: 'reputation', code: '5.7.1' },
  { name: 'unclear', answer: '550 5.5.0 Not now, not ever', bounceClass: 'soft', code: '5.5.0' },
]

type Start = (place: ServerPlace, at: { port: number; sinkPort: number }) => Promise<ServerProcess>

const SERVERS: Readonly<Record<Exclude<ServerName, 'Dovecot'>, Start>> = {
  Postfix: (place, { port, sinkPort }) => startPostfix(place, { sinkPort, doors: [{ port }], settings: {} }),
  Exim: (place, { port, sinkPort }) =>
    startExim(place, {
      ports: [port],
      sinkPort,
      main: 'tls_advertise_hosts =\nacl_smtp_rcpt = accept_all',
      acls: 'accept_all:\n  accept',
    }),
  OpenSMTPD: (place, { port, sinkPort }) =>
    startOpenSmtpd(place, {
      ports: [port],
      sinkPort,
      config: `listen on 127.0.0.1 port ${port} hostname opensmtpd.test`,
    }),
}

for (const name of Object.keys(SERVERS) as (keyof typeof SERVERS)[])
  describeServer(name, (place) => {
    let sink: Sink
    let server: ServerProcess
    let adapter: Adapter
    beforeAll(async () => {
      sink = await startSink(new Map(REFUSALS.map((refusal) => [refusal.name, refusal.answer])))
      const { main } = await freePorts(['main'])
      server = await SERVERS[name](place, { port: main, sinkPort: sink.port })
      adapter = openAdapter(main, { bounceAddress: 'bounce@sender.test' })
    })
    afterAll(async () => {
      await adapter?.close()
      await server?.stop()
      await sink?.stop()
    })

    it.each(REFUSALS)('brings back that the next server said $answer', async (refusal) => {
      const messageRef = crypto.randomUUID()
      expect(await adapter.hear(refusal.name, { messageRef })).toBe('accepted')
      const look = async () => sink.mailTo(`bounce+${messageRef}@sender.test`)
      const isThere = { is: (mail: string | null) => mail !== null, withinMs: 20_000 }
      const bounce = await eventually('the bounce', look, isThere).catch((error: unknown) => {
        throw new Error(server.log(), { cause: error })
      })
      expect(await readMailReport(Buffer.from(bounce ?? '')), bounce ?? '').toMatchObject({
        kind: 'bounce',
        bounceClass: refusal.bounceClass,
        code: refusal.code,
        messageRef,
        recipient: `${refusal.name}@lead.test`,
        words: expect.stringContaining(refusal.answer),
      })
    })
  })
