import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpFailure } from './classify-smtp.ts'
import {
  createSmtpConnections,
  type SmtpConnections,
  type SmtpPoolOptions,
  untilDone,
} from './smtp-connections.ts'

export type SmtpMessage = { readonly from: string; readonly to: string; readonly raw: Buffer }

export type SmtpResult =
  | { readonly kind: 'taken'; readonly serverMessageId: string | undefined }
  | { readonly kind: 'failed'; readonly failure: SmtpFailure }

export type SmtpPool = {
  /** One hand-over on a free connection. Never rejects, never sends a second time. */
  deliver(message: SmtpMessage, signal?: AbortSignal): Promise<SmtpResult>
  close(): Promise<void>
}

/**
 * A small pool of SMTP connections. nodemailer's own pool puts a mail back into its queue when a connection
 * closes, and its errors do not say whether the message had begun; both matter more here than reuse.
 */
export function openSmtpPool(options: SmtpPoolOptions): SmtpPool {
  const connections = createSmtpConnections(options)
  const underway = new Set<Promise<unknown>>()
  return {
    deliver(message, signal) {
      const delivery = deliverOnce(connections, { message, signal, totalTimeoutMs: options.totalTimeoutMs })
      underway.add(delivery)
      void delivery.finally(() => underway.delete(delivery))
      return delivery
    },
    async close() {
      await Promise.all(underway)
      connections.quit()
    },
  }
}

type Delivery = {
  readonly message: SmtpMessage
  readonly signal: AbortSignal | undefined
  readonly totalTimeoutMs: number
}

/** What is known of one hand-over while it runs. */
type HandOver = {
  settled: boolean
  /** The connection has read the message: from here on the mail may have arrived. */
  mayBeWritten: boolean
  connection: SMTPConnection | undefined
}

function deliverOnce(connections: SmtpConnections, delivery: Delivery): Promise<SmtpResult> {
  const { message, signal, totalTimeoutMs } = delivery
  return new Promise((resolve) => {
    const state: HandOver = { settled: false, mayBeWritten: false, connection: undefined }
    const onAbort = (): void => giveUp('ABORTED', 'The hand-over was called off.')
    const timer = setTimeout(() => giveUp('TIMEOUT', `No end within ${totalTimeoutMs} ms.`), totalTimeoutMs)
    const settle = (result: SmtpResult): void => {
      if (state.settled) return
      state.settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      resolve(result)
    }
    function giveUp(code: string, text: string): void {
      settle({ kind: 'failed', failure: { mayBeWritten: state.mayBeWritten, code, message: text } })
      state.connection?.close()
    }
    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    void converse(connections, state, message).then(settle)
  })
}

/** The whole conversation of one mail. Never rejects. */
async function converse(
  connections: SmtpConnections,
  state: HandOver,
  message: SmtpMessage,
): Promise<SmtpResult> {
  await connections.takeSlot()
  try {
    // Given up while it waited: nobody reads this result.
    if (state.settled) throw new Error('given up before the connection')
    const { connection, isNew } = connections.take()
    state.connection = connection
    if (isNew) await connections.greet(connection)
    if (state.settled) throw new Error('given up before the message')
    const serverMessageId = await hand(connection, message, bodyOf(state, message))
    connections.keep(connection)
    return { kind: 'taken', serverMessageId }
  } catch (error) {
    state.connection?.close()
    return { kind: 'failed', failure: { mayBeWritten: state.mayBeWritten, ...describe(error) } }
  } finally {
    connections.giveSlotBack()
  }
}

/** The connection reads this stream only after the server's 354: the first read is the evidence. */
function bodyOf(state: HandOver, message: SmtpMessage): Readable {
  return new Readable({
    read() {
      if (state.settled) {
        this.destroy(new Error('given up before the message'))
        return
      }
      state.mayBeWritten = true
      this.push(message.raw)
      this.push(null)
    },
  })
}

async function hand(
  connection: SMTPConnection,
  message: SmtpMessage,
  body: Readable,
): Promise<string | undefined> {
  const envelope = { from: message.from, to: [message.to], size: message.raw.length }
  let serverMessageId: string | undefined
  await untilDone(connection, (done) =>
    connection.send(envelope, body, (error, info) => {
      serverMessageId = info?.serverMessageId
      done(error)
    }),
  )
  return serverMessageId
}

function describe(error: unknown): Omit<SmtpFailure, 'mayBeWritten'> {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) }
  const said = error as Error & Record<string, unknown>
  return {
    code: typeof said.code === 'string' ? said.code : 'ECONNECTION',
    message: said.message,
    ...(typeof said.originalCode === 'string' ? { originalCode: said.originalCode } : {}),
    ...(typeof said.command === 'string' ? { command: said.command } : {}),
    ...(typeof said.responseCode === 'number' ? { responseCode: said.responseCode } : {}),
    ...(typeof said.response === 'string' ? { response: said.response } : {}),
  }
}
