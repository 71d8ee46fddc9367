import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'
import { enhancedOf, readSmtpRefusal } from './smtp-refusal.ts'

/** What an SMTP conversation failed with. */
export type SmtpFailure = {
  /** Evidence: the server had allowed the message (354) and we had begun to write it. */
  readonly mayBeWritten: boolean
  /** The server had greeted us and taken our login: what followed was about this mail. */
  readonly isGreeted: boolean
  /** nodemailer's code, e.g. ECONNECTION, EAUTH, or TIMEOUT and ABORTED of our own. */
  readonly code: string
  /** The system's code behind it, e.g. ECONNREFUSED. */
  readonly originalCode?: string
  /** The command that was answered, e.g. `RCPT TO`. */
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

/**
 * The same classes as for HTTP. An answer of the server counts more than anything: SMTP servers say
 * clearly whether they took a mail (RFC 5321), so a 4xx or 5xx is never unconfirmed. Without an answer, what
 * was written decides.
 *
 * | answer | class |
 * |---|---|
 * | 4xx about us: before the mail, 421, rates and limits, our sender, relaying | blocked, passing |
 * | any other 4xx; mailbox full (5.2.2) | not sent |
 * | a certificate that is not trusted, TLS refused where it is required, TLS at a port without | blocked: our settings |
 * | 5xx | what it is about (smtp-refusal.ts): us, whatever the command: blocked; the recipient, where it is named: rejected, suppressed; content or unknown: rejected |
 * | no answer: refused, no such host, no greeting, no free connection | blocked, passing |
 * | no answer to this mail, message not begun | not sent |
 * | no answer, message begun | unconfirmed |
 */
export function classifySmtpFailure(failure: SmtpFailure): SendOutcome {
  const { responseCode } = failure
  if (responseCode !== undefined && responseCode >= 400) return classifyResponse(failure, responseCode)
  if (failure.mayBeWritten) {
    const code =
      failure.code === 'TIMEOUT' || failure.code === 'ETIMEDOUT' ? 'ANSWER_TIMEOUT' : 'CONNECTION_LOST'
    return {
      kind: 'unconfirmed',
      fault: faultOf(failure, code, 'The mail server did not answer after the message'),
    }
  }
  if (failure.code === 'EAUTH' || failure.code === 'ENOAUTH') {
    return {
      kind: 'blocked',
      fault: faultOf(failure, 'PROVIDER_KEY_REFUSED', 'The mail server refuses our login'),
    }
  }
  if (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE') {
    return rejected('content', faultOf(failure, 'REQUEST_REFUSED', 'The mail cannot be handed over as it is'))
  }
  const tlsCode = tlsFaultOf(failure)
  if (tlsCode !== null) {
    return {
      kind: 'blocked',
      fault: faultOf(failure, tlsCode, tlsWordsOf(failure)),
    }
  }
  const fault = faultOf(failure, connectCode(failure), 'The mail server could not be reached')
  if (failure.isGreeted || failure.code === 'ABORTED') return { kind: 'not-sent', fault }
  return { kind: 'blocked', fault, isPassing: true }
}

const CERTIFICATE = /CERT|SELF_SIGNED|VERIFY|ISSUER|ALTNAME/

/** What only a change of settings cures; null: no such fault. */
function tlsFaultOf({ originalCode = '', message }: SmtpFailure): string | null {
  if (CERTIFICATE.test(originalCode)) return 'TLS_CERTIFICATE'
  // TLS from the first byte, spoken to a port that begins without.
  return /wrong version number|packet length too long/i.test(message) ? 'TLS_WRONG_PORT' : null
}

const UNKNOWN_AUTHORITY = /SELF_SIGNED|VERIFY_LEAF|ISSUER/

function tlsWordsOf({ originalCode = '' }: SmtpFailure): string {
  return UNKNOWN_AUTHORITY.test(originalCode)
    ? 'The mail server has a certificate from no authority that is trusted here (SMTP_CA_FILE names one of your own)'
    : 'The mail server cannot be trusted by TLS as it is set up'
}

function classifyResponse(failure: SmtpFailure, responseCode: number): SendOutcome {
  const response = failure.response ?? failure.message
  if (failure.code === 'ETLS') {
    return { kind: 'blocked', fault: faultOf(failure, 'TLS_NOT_OFFERED', 'The mail server offers no TLS') }
  }
  if (responseCode < 500) return classifyLater(failure, { responseCode, response })
  const command = failure.command ?? ''
  const { about, code, sentence } = readSmtpRefusal({ status: responseCode, command, response })
  const fault = faultOf(failure, code, sentence)
  switch (about) {
    case 'us':
      return { kind: 'blocked', fault }
    case 'full mailbox':
      return { kind: 'not-sent', fault }
    case 'recipient':
    case 'content':
    case 'unknown':
      return rejected(about, fault)
  }
}

/** "Later" is about this mail (greylisting, a full mailbox), or about whatever we send. */
function classifyLater(
  failure: SmtpFailure,
  { responseCode, response }: { readonly responseCode: number; readonly response: string },
): SendOutcome {
  const fault =
    enhancedOf(response) === '4.2.2'
      ? faultOf(failure, 'MAILBOX_FULL', 'The mailbox of the recipient is full')
      : faultOf(failure, 'PROVIDER_BUSY', 'The mail server asks us to try later')
  return isBusyWithUs(failure, { responseCode, response })
    ? { kind: 'blocked', fault, isPassing: true }
    : { kind: 'not-sent', fault }
}

const GREYLISTED = /gre[yi][ -]?list/i
/** 4.2.x: of the recipient's mailbox, its own rate included. */
const MAILBOX = /^4\.2\./
/** Of the server: its disk, that it takes nothing now; of our sender. */
const SERVER_OR_SENDER = /^4\.(3\.[12]|1\.[78])$/
const TOO_MUCH =
  /\btoo (many|much)\b|\brate\b|\blimit(ed|s)?\b|throttl|overload|\bload\b.*\bhigh\b|insufficient (system|disk)/i

function isBusyWithUs(
  failure: SmtpFailure,
  { responseCode, response }: { readonly responseCode: number; readonly response: string },
): boolean {
  const enhanced = enhancedOf(response)
  if (!failure.isGreeted) return true
  if (GREYLISTED.test(response) || MAILBOX.test(enhanced)) return false
  if (responseCode === 421 || SERVER_OR_SENDER.test(enhanced) || TOO_MUCH.test(response)) return true
  const command = failure.command ?? ''
  return (
    command === 'MAIL FROM' || readSmtpRefusal({ status: responseCode, command, response }).about === 'us'
  )
}

function rejected(about: 'recipient' | 'content' | 'unknown', fault: SendFault): SendOutcome {
  return { kind: 'rejected', about, fault }
}

function faultOf(failure: SmtpFailure, code: string, sentence: string): SendFault {
  const { response, responseCode } = failure
  return {
    code,
    message: response ? `${sentence}.` : `${sentence}: ${failure.message.slice(0, 300)}`,
    ...(responseCode === undefined ? {} : { status: responseCode }),
    ...(response === undefined ? {} : { answer: response.slice(0, 500) }),
  }
}

function connectCode(failure: SmtpFailure): string {
  const { code, originalCode } = failure
  if (originalCode === 'ECONNREFUSED') return 'CONNECTION_REFUSED'
  if (code === 'EDNS' || originalCode === 'ENOTFOUND' || originalCode === 'EAI_AGAIN') return 'DNS_FAILURE'
  if (code === 'ETLS') return 'TLS_HANDSHAKE'
  if (code === 'ETIMEDOUT') return 'CONNECT_TIMEOUT'
  if (code === 'TIMEOUT') return 'NO_FREE_CONNECTION'
  if (code === 'ABORTED') return 'CALLED_OFF'
  return 'CONNECTION_FAILED'
}
