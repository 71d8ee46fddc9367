import { createRequire } from 'node:module'
import type { ConnectionOptions } from 'node:tls'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'

const require = createRequire(import.meta.url)
const connectionClass = onFirstUse<typeof SMTPConnection>(() => require('nodemailer/lib/smtp-connection'))

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

/** A bounded number of SMTP conversations, on connections that are greeted once and used again. */
export type SmtpConnections = {
  /** Resolves when one of the slots is free; call `giveSlotBack` afterwards. */
  takeSlot(): Promise<void>
  giveSlotBack(): void
  /** An idle connection, or a new one that is not greeted yet. */
  take(): { readonly connection: SMTPConnection; readonly isNew: boolean }
  greet(connection: SMTPConnection): Promise<void>
  keep(connection: SMTPConnection): void
  quit(): void
}

const CONNECT_AT_MOST_MS = 10_000

export function createSmtpConnections(options: SmtpPoolOptions): SmtpConnections {
  const idle: SMTPConnection[] = []
  const waiting: (() => void)[] = []
  let free = options.connections
  return {
    takeSlot: async () => {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    giveSlotBack: () => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
    take: () => {
      const connection = idle.pop()
      return connection ? { connection, isNew: false } : { connection: open(options, idle), isNew: true }
    },
    greet: async (connection) => {
      await untilDone(connection, (done) => connection.connect(done))
      const { login } = options
      if (login) await untilDone(connection, (done) => connection.login({ ...login }, done))
    },
    keep: (connection) => idle.push(connection),
    quit: () => {
      for (const connection of idle.splice(0)) connection.quit()
    },
  }
}

/** A connection that leaves the idle ones by itself when it fails or ends. */
function open(options: SmtpPoolOptions, idle: SMTPConnection[]): SMTPConnection {
  const connection = new (connectionClass())({
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: options.requireTls,
    connectionTimeout: Math.min(CONNECT_AT_MOST_MS, options.totalTimeoutMs),
    greetingTimeout: Math.min(CONNECT_AT_MOST_MS, options.totalTimeoutMs),
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

/** Runs one stage of the conversation; rejects also when the connection fails or closes without calling back. */
export function untilDone(
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
