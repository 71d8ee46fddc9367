import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** The next server on the way: takes mails and keeps them as they came. */
export type Sink = {
  readonly port: number
  /** The mail to this recipient; null: none arrived. */
  mailTo(recipient: string): string | null
  stop(): Promise<void>
}

/** @param refused the answers to RCPT TO, by the name of the recipient, e.g. `550 5.1.1 No such user` */
export async function startSink(refused: ReadonlyMap<string, string> = new Map()): Promise<Sink> {
  const mails = new Map<string, string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const answer = refused.get(address.split('@')[0] ?? '')
      if (answer === undefined) done()
      else done(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        for (const { address } of envelope.rcptTo) mails.set(address, Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  server.on('error', () => undefined) // clients that leave in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    mailTo: (recipient) => mails.get(recipient) ?? null,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
