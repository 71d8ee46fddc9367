import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { OutgoingMail } from '@booster/engine/domain/mail'

export const TEST_REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'

/** A mail that every adapter takes. */
export function testMail(fields: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageRef: TEST_REF,
    to: 'sari@example.test',
    toName: 'Sari',
    fromName: 'Budi',
    fromEmail: 'budi@example.test',
    subject: 'Halo Sari',
    html: `<p>Halo &amp; selamat</p><div data-ref="${TEST_REF}">footer</div>`,
    text: 'Halo & selamat',
    ...fields,
  }
}

/** An HTTP server on a free port, closed at the end of the block (`await using`). */
export async function startServer(
  listener: RequestListener,
): Promise<{ url: string; port: number; sockets: Set<Socket> } & AsyncDisposable> {
  const server = createServer(listener)
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    sockets,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function readAll(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startServer(() => {})
  await server[Symbol.asyncDispose]()
  return server.port
}
