import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** Who may log in to Postfix: it asks by Dovecot's protocol of authentication. */
export type LoginService = { readonly port: number; stop(): Promise<void> }

/** Knows one user with one password. */
export async function startLoginService(user: string, password: string): Promise<LoginService> {
  const right = Buffer.from(`\0${user}\0${password}`).toString('base64')
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.write(
      ['VERSION\t1\t1', 'MECH\tPLAIN\tplaintext', 'SPID\t1', 'CUID\t1', 'COOKIE\t1', 'DONE\n'].join('\n'),
    )
    createInterface({ input: socket }).on('line', (line) => {
      const [command, id] = line.split('\t')
      if (command !== 'AUTH') return
      socket.write(line.endsWith(`resp=${right}`) ? `OK\t${id}\tuser=${user}\n` : `FAIL\t${id}\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
