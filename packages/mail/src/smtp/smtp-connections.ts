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
  /** Whether to use STARTTLS: only with it, where the server offers it, or never. */
  readonly startTls: 'required' | 'offered' | 'never'
  readonly login?: { readonly user: string; readonly pass: string } | undefined
  readonly tls?: ConnectionOptions | undefined
  readonly connections: number
  /** An idle connection is ended after this: servers count them, also against others. */
  readonly idleMs: number
  /** From the call to the end, waiting for a connection included. */
  readonly totalTimeoutMs: number
}

/** A bounded number of SMTP conversations, on connections that are greeted once and used again. */
export type SmtpConnections = {
  /** Resolves when one of the slots is free; call `giveSlotBack` afterwards. */
  takeSlot(): Promise<void>
  giveSlotBack(): void
  /**
   * The server refused the connection of this slot beside the others: from now on there are fewer. False: it is the
   * only one, so there is nothing to wait for.
   */
  shrink(): boolean
  /** An idle connection that is greeted, else undefined. */
  takeIdle(): SMTPConnection | undefined
  /** A new one, not greeted yet. */
  open(): SMTPConnection
  greet(connection: SMTPConnection): Promise<void>
  /** After a mail: kept for the next one, unless it carried enough. */
  keep(connection: SMTPConnection): void
  /** After a refusal: made ready for the next mail and kept, or closed. */
  restore(connection: SMTPConnection): Promise<void>
  quit(): void
}

const CONNECT_AT_MOST_MS = 10_000
const RESET_AT_MOST_MS = 2_000
const MAILS_PER_CONNECTION = 100
/** After a server refused a connection, one more is tried so much later. */
const GROW_AFTER_MS = 60_000

export function createSmtpConnections(options: SmtpPoolOptions): SmtpConnections {
  const idle = new Map<SMTPConnection, NodeJS.Timeout>()
  const carried = new WeakMap<SMTPConnection, number>()
  const waiting: (() => void)[] = []
  let allowed = options.connections
  let used = 0
  let changedAtMs = 0
  const grow = (): void => {
    if (allowed === options.connections || performance.now() - changedAtMs < GROW_AFTER_MS) return
    allowed += 1
    changedAtMs = performance.now()
  }
  const forget = (connection: SMTPConnection): void => {
    clearTimeout(idle.get(connection))
    idle.delete(connection)
  }
  const end = (connection: SMTPConnection): void => {
    forget(connection)
    connection.quit()
  }
  const keep = (connection: SMTPConnection): void => {
    const mails = (carried.get(connection) ?? 0) + 1
    carried.set(connection, mails)
    if (mails >= MAILS_PER_CONNECTION) end(connection)
    else idle.set(connection, setTimeout(end, options.idleMs, connection))
  }
  return {
    takeSlot: async () => {
      if (used >= allowed) await new Promise<void>((resolve) => waiting.push(resolve))
      else used += 1
    },
    giveSlotBack: () => {
      grow()
      used -= 1
      while (used < allowed) {
        const next = waiting.shift()
        if (next === undefined) return
        used += 1
        next()
      }
    },
    shrink: () => {
      const opened = used + idle.size
      if (opened < 2) return false
      allowed = Math.max(1, Math.min(allowed, opened) - 1)
      changedAtMs = performance.now()
      return true
    },
    takeIdle: () => {
      const connection = [...idle.keys()].at(-1)
      if (connection) forget(connection)
      return connection
    },
    open: () => open(options, forget),
    greet: async (connection) => {
      await untilDone(connection, (done) => connection.connect(done))
      const { login } = options
      if (login) await untilDone(connection, (done) => connection.login({ ...login }, done))
    },
    keep,
    restore: async (connection) => {
      const timer = setTimeout(() => connection.close(), RESET_AT_MOST_MS)
      try {
        await untilDone(connection, (done) => connection.reset(done))
        keep(connection)
      } catch {
        connection.close() // its mail has its answer already
      } finally {
        clearTimeout(timer)
      }
    },
    quit: () => {
      for (const connection of [...idle.keys()]) end(connection)
    },
  }
}

/** A connection that leaves the idle ones by itself when it fails or ends. */
function open(options: SmtpPoolOptions, forget: (connection: SMTPConnection) => void): SMTPConnection {
  const connection = new (connectionClass())({
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: options.startTls === 'required',
    ignoreTLS: options.startTls === 'never',
    connectionTimeout: Math.min(CONNECT_AT_MOST_MS, options.totalTimeoutMs),
    greetingTimeout: Math.min(CONNECT_AT_MOST_MS, options.totalTimeoutMs),
    socketTimeout: options.totalTimeoutMs,
    socketCloseTimeout: 0,
    tls: options.tls,
  })
  connection.on('error', () => forget(connection))
  connection.on('end', () => forget(connection))
  return connection
}

/** Runs one stage of the conversation; rejects also when the connection fails or closes without calling back. */
export function untilDone(
  connection: SMTPConnection,
  stage: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => finish(error)
    // It ends before it calls back with the answer that ended it, e.g. 421.
    const onEnd = (): void => void setImmediate(() => finish(new Error('The connection was closed.')))
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
