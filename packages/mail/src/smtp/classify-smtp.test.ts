import { describe, expect, it } from 'vitest'
import { classifySmtpFailure, type SmtpFailure } from './classify-smtp.ts'

function classify(failure: Partial<SmtpFailure>) {
  return classifySmtpFailure({ mayBeWritten: false, code: 'EPROTOCOL', message: 'it failed', ...failure })
}

/** `rejected recipient`, `blocked` … and the code. */
function short(failure: Partial<SmtpFailure>): string {
  const outcome = classify(failure)
  if (outcome.kind === 'accepted') return 'accepted'
  expect(outcome.fault.message).toMatch(/^The (mail|mailbox) .*(\.|: it failed)$/)
  const about = outcome.kind === 'rejected' ? ` ${outcome.about}` : ''
  return `${outcome.kind}${about} ${outcome.fault.code}`
}

describe('an answer of the mail server', () => {
  it.each<[number, string | undefined, string | undefined, string]>([
    [400, 'DATA', '400 no', 'not-sent PROVIDER_BUSY'],
    [421, undefined, '421 Service not available', 'not-sent PROVIDER_BUSY'],
    [451, 'RCPT TO', '451 4.7.1 Greylisted', 'not-sent PROVIDER_BUSY'],
    [499, 'AUTH PLAIN', '499 later', 'not-sent PROVIDER_BUSY'],
    [500, 'AUTH LOGIN', '500 no', 'blocked PROVIDER_KEY_REFUSED'],
    [535, 'AUTH PLAIN', '535 5.7.8 Authentication failed', 'blocked PROVIDER_KEY_REFUSED'],
    [554, 'RCPT TO', '554 5.7.1 Relay access denied', 'blocked RELAYING_DENIED'],
    [550, 'RCPT TO', '550 RELAYING denied', 'blocked RELAYING_DENIED'],
    [553, 'MAIL FROM', '553 5.7.1 Sender rejected', 'blocked SENDER_UNKNOWN'],
    [550, 'RCPT TO', '550 5.7.1 blocked by policy', 'rejected content SENDER_REPUTATION'],
    [554, 'DATA', '554 5.7.26 unauthenticated', 'rejected content SENDER_REPUTATION'],
    [550, 'RCPT TO', '550 15.7.1 no such user', 'rejected recipient RECIPIENT_REFUSED'],
    [552, 'RCPT TO', '552 5.2.2 no room', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 Mailbox full', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 the mailbox is full', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 User over quota', 'not-sent MAILBOX_FULL'],
    [550, 'RCPT TO', '550 5.1.1 No such user', 'rejected recipient RECIPIENT_REFUSED'],
    [550, 'RCPT TO', undefined, 'rejected recipient RECIPIENT_REFUSED'],
    [554, 'DATA', '554 Spam', 'rejected content CONTENT_REFUSED'],
    [550, 'EHLO', '550 5.7.1 your address is listed', 'blocked PROVIDER_FORBIDS'],
    [554, undefined, '554 No service', 'blocked PROVIDER_FORBIDS'],
  ])('%i to %s, %s: %s', (responseCode, command, response, expected) => {
    const answer = {
      responseCode,
      ...(command === undefined ? {} : { command }),
      ...(response === undefined ? {} : { response }),
    }
    expect(short(answer)).toBe(expected)
    expect(short({ ...answer, mayBeWritten: true })).toBe(expected)
  })

  it('that offers no TLS where it is required is not sent', () => {
    expect(short({ code: 'ETLS', responseCode: 502, response: '502 no' })).toBe('not-sent TLS_HANDSHAKE')
  })

  it('below 400 is no refusal: what was written decides', () => {
    expect(short({ responseCode: 399, response: '399' })).toBe('not-sent CONNECTION_FAILED')
    expect(short({ responseCode: 354, mayBeWritten: true })).toBe('unconfirmed CONNECTION_LOST')
  })

  it('counts more than what was written', () => {
    const failure = { mayBeWritten: true, code: 'EMESSAGE', command: 'DATA' }
    expect(classify({ ...failure, responseCode: 451 }).kind).toBe('not-sent')
    expect(classify(failure).kind).toBe('unconfirmed')
  })

  it('is kept, but no more of it than 500 characters', () => {
    const response = `550 ${'x'.repeat(600)}`
    expect(classify({ responseCode: 550, command: 'DATA', response })).toEqual({
      kind: 'rejected',
      about: 'content',
      fault: {
        code: 'CONTENT_REFUSED',
        message: 'The mail server refuses this content.',
        status: 550,
        answer: response.slice(0, 500),
      },
    })
  })
})

describe('no answer of the mail server', () => {
  it.each<[Partial<SmtpFailure>, string]>([
    [{ mayBeWritten: true, code: 'TIMEOUT' }, 'unconfirmed ANSWER_TIMEOUT'],
    [{ mayBeWritten: true, code: 'ETIMEDOUT' }, 'unconfirmed ANSWER_TIMEOUT'],
    [{ mayBeWritten: true, code: 'ECONNECTION' }, 'unconfirmed CONNECTION_LOST'],
    [{ mayBeWritten: true, code: 'EAUTH' }, 'unconfirmed CONNECTION_LOST'],
    [{ code: 'EAUTH' }, 'blocked PROVIDER_KEY_REFUSED'],
    [{ code: 'ENOAUTH' }, 'blocked PROVIDER_KEY_REFUSED'],
    [{ code: 'EENVELOPE' }, 'rejected content REQUEST_REFUSED'],
    [{ code: 'EMESSAGE' }, 'rejected content REQUEST_REFUSED'],
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'not-sent CONNECTION_REFUSED'],
    [{ code: 'EDNS' }, 'not-sent DNS_FAILURE'],
    [{ code: 'ECONNECTION', originalCode: 'ENOTFOUND' }, 'not-sent DNS_FAILURE'],
    [{ code: 'ECONNECTION', originalCode: 'EAI_AGAIN' }, 'not-sent DNS_FAILURE'],
    [{ code: 'ETLS' }, 'not-sent TLS_HANDSHAKE'],
    [{ code: 'ETIMEDOUT' }, 'not-sent CONNECT_TIMEOUT'],
    [{ code: 'TIMEOUT' }, 'not-sent NO_FREE_CONNECTION'],
    [{ code: 'ABORTED' }, 'not-sent CALLED_OFF'],
    [{ code: 'ECONNECTION' }, 'not-sent CONNECTION_FAILED'],
  ])('%j: %s', (failure, expected) => {
    expect(short(failure)).toBe(expected)
  })

  it('keeps what the connection said, but no more of it than 300 characters', () => {
    const outcome = classify({ message: 'y'.repeat(400) })
    expect(outcome).toEqual({
      kind: 'not-sent',
      fault: {
        code: 'CONNECTION_FAILED',
        message: `The mail server could not be reached: ${'y'.repeat(300)}`,
      },
    })
  })
})
