import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpFailure } from './classify-smtp.ts'

/** What the server said when it took a mail. */
export type SmtpReceipt = { readonly response: string; readonly serverMessageId: string | undefined }

/** A failure without what only the hand-over knows. */
export type SmtpFailureSeen = Omit<SmtpFailure, 'mayBeWritten' | 'isGreeted'>

export type SmtpResult =
  | ({ readonly kind: 'taken' } & SmtpReceipt)
  | { readonly kind: 'failed'; readonly failure: SmtpFailure }

/** At most this long for a free connection. */
const WAIT_AT_MOST_MS = 15_000
/** At most this long from a free connection to the message: connecting, greeting, login, addresses. */
const BEGIN_WITHIN_MS = 15_000

/** One hand-over while it runs. Its clocks end it; what comes afterwards is not heard. */
export type HandOver = {
  readonly result: Promise<SmtpResult>
  isOver(): boolean
  /** A connection is free. */
  begin(): void
  /** None is after all: the server takes fewer. */
  waitAgain(): void
  /** The server knows us: what follows is about this mail. */
  greeted(): void
  isGreeted(): boolean
  /** Closed when the hand-over is given up. */
  use(connection: SMTPConnection): void
  /** The connection has read the message: from here on the mail may have arrived, and the server judges it. */
  written(): void
  mayBeWritten(): boolean
  succeed(receipt: SmtpReceipt): void
  fail(failure: SmtpFailureSeen): void
}

/**
 * Servers judge a mail after its last byte, for minutes (RFC 5321, 4.5.3.2.6), and some throw it away when the client
 * leaves: whatever the waiting left of the total is theirs.
 */
export function createHandOver(options: {
  readonly signal: AbortSignal | undefined
  readonly totalTimeoutMs: number
}): HandOver {
  const { signal, totalTimeoutMs } = options
  const endsAtMs = performance.now() + totalTimeoutMs
  const settled = Promise.withResolvers<SmtpResult>()
  let isOver = false
  let mayBeWritten = false
  let isGreeted = false
  let connection: SMTPConnection | undefined
  let timer: NodeJS.Timeout | undefined

  function settle(result: SmtpResult): void {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    settled.resolve(result)
  }
  function giveUp(code: string, message: string): void {
    settle({ kind: 'failed', failure: { mayBeWritten, isGreeted, code, message } })
    connection?.close()
  }
  function onAbort(): void {
    giveUp('ABORTED', 'The hand-over was called off.')
  }
  /** One phase follows the other; none outlasts the total. */
  function allow(ms: number, code: string): void {
    clearTimeout(timer)
    const leftMs = Math.max(0, Math.min(ms, endsAtMs - performance.now()))
    timer = setTimeout(giveUp, leftMs, code, `No end within ${Math.round(leftMs)} ms.`)
  }

  if (signal?.aborted) onAbort()
  else {
    signal?.addEventListener('abort', onAbort, { once: true })
    allow(WAIT_AT_MOST_MS, 'TIMEOUT')
  }
  return {
    result: settled.promise,
    isOver: () => isOver,
    begin: () => allow(BEGIN_WITHIN_MS, 'ETIMEDOUT'),
    waitAgain: () => allow(WAIT_AT_MOST_MS, 'TIMEOUT'),
    greeted: () => {
      isGreeted = true
    },
    isGreeted: () => isGreeted,
    use: (used) => {
      connection = used
    },
    written: () => {
      mayBeWritten = true
      allow(totalTimeoutMs, 'TIMEOUT')
    },
    mayBeWritten: () => mayBeWritten,
    succeed: (receipt) => settle({ kind: 'taken', ...receipt }),
    fail: (failure) => settle({ kind: 'failed', failure: { mayBeWritten, isGreeted, ...failure } }),
  }
}
