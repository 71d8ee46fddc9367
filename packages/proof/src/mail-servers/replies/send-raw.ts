import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

/** Hands a mail over as it is, as a mail program of somebody else does. Throws where the server refuses. */
export async function sendRaw(
  port: number,
  { from, to, mail }: { readonly from: string; readonly to: string; readonly mail: string },
): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const answers = createInterface({ input: socket })[Symbol.asyncIterator]()
  const hear = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await answers.next()
      if (done === true) throw new Error('the server hung up')
      if (/^\d{3}-/.test(value)) continue
      if (!/^[23]/.test(value)) throw new Error(value)
      return
    }
  }
  await hear()
  const stuffed = mail.replace(/^\./gm, '..')
  for (const said of [
    'EHLO lead.test',
    `MAIL FROM:<${from}>`,
    `RCPT TO:<${to}>`,
    'DATA',
    `${stuffed}\r\n.`,
    'QUIT',
  ]) {
    socket.write(`${said}\r\n`)
    await hear()
  }
  socket.destroy()
}
