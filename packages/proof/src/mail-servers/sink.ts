import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** The next server on the way: takes every mail and keeps it as it came. */
export type Sink = {
  readonly port: number
  /** The mail to this recipient; null: none arrived. */
  mailTo(recipient: string): string | null
  stop(): Promise<void>
}

export async function startSink(): Promise<Sink> {
  const mails = new Map<string, string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
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
