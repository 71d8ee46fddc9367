import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { readImapUrl } from './imap-url.ts'
import { openMailbox } from './open-mailbox.ts'

/** A server that answers every command with an error that repeats the command, as some do. */
async function serveEcho() {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    socket.on('data', (chunk) => {
      const [tag, ...command] = chunk.toString().trim().split(' ')
      socket.write(`${tag} NO cannot do ${command.join(' ')}\r\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

it('never names the password, whatever the server says', async () => {
  await using server = await serveEcho()
  const url = readImapUrl(`imap://bounce:s3cr3t-word@127.0.0.1:${server.port}`)
  const failed = await openMailbox({ url, maxBytes: 1_000 }).catch((error: unknown) => String(error))
  expect(failed).toMatch(/refused the login: cannot do LOGIN .*\*\*\*/)
  expect(failed).not.toContain('s3cr3t-word')
})
