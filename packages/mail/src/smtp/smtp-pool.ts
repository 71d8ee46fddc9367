import { Readable } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpFailure } from './classify-smtp.ts'

export type SmtpPoolOptions = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (smtps), instead of STARTTLS. */
  readonly secure: boolean
  /** Refuse to go on without STARTTLS. */
  readonly requireTls: boolean
  readonly login?: { readonly user: string; readonly pass: string } | undefined
  readonly tls?: ConnectionOptions | undefined
  readonly connections: number
  readonly totalTimeoutMs: number
}

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
 * closes, and its errors do not tell whether the message had begun; both matter more here than reuse.
 * The message is a stream that the connection reads only after the server's 354: the first read is the
 * evidence that the mail may be written.
 */
export function openSmtpPool(options: SmtpPoolOptions): SmtpPool {
  const idle: SMTPConnection[] = []
  const waiting: (() => void)[] = []
  const underway = new Set<Promise<unknown>>()
  let free = options.connections

  return {
    deliver(message, signal) {
      const delivery = deliverOnce(message, signal)
      underway.add(delivery)
      void delivery.finally(() => underway.delete(delivery))
      return delivery
    },
    async close() {
      await Promise.all(underway)
      for (const connection of idle.splice(0)) connection.quit()
    },
  }

  function deliverOnce(message: SmtpMessage, signal: AbortSignal | undefined): Promise<SmtpResult> {
    return new Promise((resolve) => {
      let settled = false
      let mayBeWritten = false
      let connection: SMTPConnection | undefined

      const onAbort = (): void => giveUp('ABORTED', 'The hand-over was called off.')
      const timer = setTimeout(
        () => giveUp('TIMEOUT', `No end within ${options.totalTimeoutMs} ms.`),
        options.totalTimeoutMs,
      )
      const settle = (result: SmtpResult): void => {
        if (settled) return
        settled = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        resolve(result)
      }
      function giveUp(code: string, text: string): void {
        settle({ kind: 'failed', failure: { mayBeWritten, code, message: text } })
        connection?.close()
      }
      const body = new Readable({
        read() {
          if (settled) {
            this.destroy(new Error('given up before the message'))
            return
          }
          mayBeWritten = true
          this.push(message.raw)
          this.push(null)
        },
      })

      const converse = async (): Promise<void> => {
        await takeSlot()
        try {
          if (settled) return
          connection = idle.pop()
          if (!connection) {
            connection = open()
            await greet(connection)
          }
          if (settled) return connection.close()
          const serverMessageId = await hand(connection, message, body)
          settle({ kind: 'taken', serverMessageId })
          idle.push(connection)
        } catch (error) {
          settle({ kind: 'failed', failure: { mayBeWritten, ...describe(error) } })
          connection?.close()
        } finally {
          giveSlotBack()
        }
      }

      if (signal?.aborted) return onAbort()
      signal?.addEventListener('abort', onAbort, { once: true })
      void converse()
    })
  }

  function open(): SMTPConnection {
    const connection = new SMTPConnection({
      host: options.host,
      port: options.port,
      secure: options.secure,
      requireTLS: options.requireTls,
      connectionTimeout: Math.min(10_000, options.totalTimeoutMs),
      greetingTimeout: Math.min(10_000, options.totalTimeoutMs),
      socketTimeout: options.totalTimeoutMs,
      socketCloseTimeout: 0,
      tls: options.tls,
    })
    const forget = (): void => {
      const index = idle.indexOf(connection)
      if (index >= 0) idle.splice(index, 1)
    }
    connection.on('error', forget)
    connection.on('end', forget)
    return connection
  }

  async function greet(connection: SMTPConnection): Promise<void> {
    await untilDone(connection, (done) => connection.connect(done))
    const { login } = options
    if (login) await untilDone(connection, (done) => connection.login({ ...login }, done))
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

  async function takeSlot(): Promise<void> {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function giveSlotBack(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
}

/** Runs one stage; ends also when the connection fails or closes without calling back. */
function untilDone(
  connection: SMTPConnection,
  stage: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => finish(error)
    const onEnd = (): void => finish(new Error('The connection was closed.'))
    function finish(error?: Error | null): void {
      connection.off('error', onError)
      connection.off('end', onEnd)
      if (error) reject(error)
      else resolve()
    }
    connection.on('error', onError)
    connection.on('end', onEnd)
    stage(finish)
  })
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
