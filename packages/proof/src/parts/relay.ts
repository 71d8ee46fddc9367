import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server that can go away and come back under its address. */
export type Relay = {
  readonly url: string
  /** References of the mails it took, in their order. */
  readonly taken: readonly string[]
  /** The same mails as a mailbox would have them. */
  readonly mails: readonly RelayMail[]
  /** What it answers to every recipient, e.g. `553 5.7.1 not logged in`; null: it takes them. */
  refuse(answer: string | null): void
  stop(): Promise<void>
  start(): Promise<void>
}

export type RelayMail = { readonly from: string; readonly to: string; readonly subject: string }

export async function startRelay(options: {
  /** Further clients get 421. */
  readonly connectionsAtMost: number
  readonly msPerMail: number
}): Promise<Relay> {
  const taken: string[] = []
  const mails: RelayMail[] = []
  let refusal: string | null = null
  let port = 0
  let server: SMTPServer | undefined

  const start = async (): Promise<void> => {
    const started = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      maxClients: options.connectionsAtMost,
      onRcptTo: (_address, _session, done) => done(refusal === null ? null : errorOf(refusal)),
      onData(stream, { envelope }, done) {
        let mail = ''
        stream.on('data', (chunk) => {
          mail += String(chunk)
        })
        stream.on('end', async () => {
          await delay(options.msPerMail)
          taken.push(/^message-id: <([^@]+)@/im.exec(mail)?.[1] ?? '')
          mails.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address).join(', '),
            subject: /^subject: (.*)$/im.exec(mail)?.[1] ?? '',
          })
          done()
        })
      },
    })
    started.on('error', () => undefined) // clients that leave in the middle
    await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
    port = (started.server.address() as AddressInfo).port
    server = started
  }
  await start()
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    mails,
    refuse: (answer) => {
      refusal = answer
    },
    start,
    stop: () => new Promise((resolve) => server?.close(() => resolve())),
  }
}

function errorOf(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}
