import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import {
  createHandOver,
  type HandOver,
  type SmtpFailureSeen,
  type SmtpReceipt,
  type SmtpResult,
} from './hand-over.ts'
import {
  createSmtpConnections,
  type SmtpConnections,
  type SmtpPoolOptions,
  untilDone,
} from './smtp-connections.ts'

export type SmtpMessage = { readonly from: string; readonly to: string; readonly raw: Buffer }

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
      const handOver = createHandOver({ signal, totalTimeoutMs: options.totalTimeoutMs })
      const conversation = converse(connections, handOver, message)
      underway.add(conversation)
      void conversation.finally(() => underway.delete(conversation))
      return handOver.result
    },
    async close() {
      await Promise.all(underway)
      connections.quit()
    },
  }
}

/** The whole conversation of one mail. Never rejects. */
async function converse(
  connections: SmtpConnections,
  handOver: HandOver,
  message: SmtpMessage,
): Promise<void> {
  let isDone = handOver.isOver()
  while (!isDone) {
    await connections.takeSlot()
    try {
      // Given up while it waited: nobody reads this result.
      if (handOver.isOver()) return
      handOver.begin()
      isDone = (await handOnLine(connections, handOver, message)) === 'done'
    } finally {
      connections.giveSlotBack()
    }
  }
}

/**
 * On a kept connection, or on a new one; also on a new one where the server had ended the kept one before the message.
 * `wait`: the server takes no further connection beside those that are open.
 */
async function handOnLine(
  connections: SmtpConnections,
  handOver: HandOver,
  message: SmtpMessage,
): Promise<'done' | 'wait'> {
  const kept = connections.takeIdle()
  let connection = kept ?? connections.open()
  try {
    try {
      await hand(connections, { connection, isNew: kept === undefined, handOver, message })
    } catch (error) {
      if (kept === undefined || handOver.isOver() || handOver.mayBeWritten() || !isLost(error)) throw error
      connection.close()
      connection = connections.open()
      await hand(connections, { connection, isNew: true, handOver, message })
    }
    connections.keep(connection)
    return 'done'
  } catch (error) {
    const failure = describe(error)
    const isRefused = isOneTooMany(failure) && !handOver.isGreeted()
    if (isRefused && !handOver.isOver() && connections.shrink()) {
      connection.close()
      handOver.waitAgain()
      return 'wait'
    }
    handOver.fail(failure)
    if (isRefusal(failure)) await connections.restore(connection)
    else connection.close()
    return 'done'
  }
}

/** What a server that counts our connections says instead of a greeting; later, the same words are about mails. */
function isOneTooMany({ responseCode = 0, response = '' }: SmtpFailureSeen): boolean {
  return (
    responseCode >= 400 && responseCode < 500 && /too many|\bconnections?\b.*\b(limit|exceed)/i.test(response)
  )
}

async function hand(
  connections: SmtpConnections,
  input: {
    readonly connection: SMTPConnection
    readonly isNew: boolean
    readonly handOver: HandOver
    readonly message: SmtpMessage
  },
): Promise<void> {
  const { connection, handOver, message } = input
  handOver.use(connection)
  if (input.isNew) await connections.greet(connection)
  handOver.greeted()
  if (handOver.isOver()) throw new Error('given up before the message')
  const envelope = { from: message.from, to: [message.to], size: message.raw.length }
  let receipt: SmtpReceipt = { response: '', serverMessageId: undefined }
  await untilDone(connection, (done) =>
    connection.send(envelope, bodyOf(handOver, message), (error, info) => {
      receipt = { response: info?.response ?? '', serverMessageId: info?.serverMessageId }
      done(error)
    }),
  )
  handOver.succeed(receipt)
}

/** The connection reads this stream only after the server's 354: the first read is the evidence. */
function bodyOf(handOver: HandOver, message: SmtpMessage): Readable {
  return new Readable({
    read() {
      if (handOver.isOver()) {
        this.destroy(new Error('given up before the message'))
        return
      }
      handOver.written()
      this.push(message.raw)
      this.push(null)
    },
  })
}

/** The connection is gone, or the server ends it. */
function isLost(error: unknown): boolean {
  const { code, responseCode } = describe(error)
  return (
    responseCode === 421 || (responseCode === undefined && (code === 'ECONNECTION' || code === 'ESOCKET'))
  )
}

/** An answer about one mail, after which the conversation can go on. */
function isRefusal({ responseCode, command }: SmtpFailureSeen): boolean {
  const isAboutMail = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA'
  return isAboutMail && responseCode !== undefined && responseCode >= 400 && responseCode !== 421
}

function describe(error: unknown): SmtpFailureSeen {
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
