import { describe, expect, it } from 'vitest'
import { classifySmtpFailure, type SmtpFailure } from './classify-smtp.ts'

function classify(failure: Partial<SmtpFailure>) {
  return classifySmtpFailure({
    mayBeWritten: false,
    isGreeted: true,
    code: 'EPROTOCOL',
    message: 'it failed',
    ...failure,
  })
}

/** `rejected recipient`, `blocked`, `passing` … and the code. */
function short(failure: Partial<SmtpFailure>): string {
  const outcome = classify(failure)
  if (outcome.kind === 'accepted') return 'accepted'
  expect(outcome.fault.message).toMatch(/^The (mail|mailbox) .*(\.|: it failed)$/)
  const about = outcome.kind === 'rejected' ? ` ${outcome.about}` : ''
  const kind = outcome.kind === 'blocked' && outcome.isPassing ? 'passing' : outcome.kind
  return `${kind}${about} ${outcome.fault.code}`
}

describe('an answer of the mail server', () => {
  it.each<[number, string | undefined, string | undefined, string]>([
    [400, 'DATA', '400 no', 'not-sent PROVIDER_BUSY'],
    [421, undefined, '421 Service not available', 'passing PROVIDER_BUSY'],
    [451, 'RCPT TO', '451 4.7.1 Greylisted', 'not-sent PROVIDER_BUSY'],
    [499, 'AUTH PLAIN', '499 later', 'passing PROVIDER_BUSY'],
    [500, 'AUTH LOGIN', '500 no', 'blocked PROVIDER_KEY_REFUSED'],
    [535, 'AUTH PLAIN', '535 5.7.8 Authentication failed', 'blocked PROVIDER_KEY_REFUSED'],
    [554, 'RCPT TO', '554 5.7.1 Relay access denied', 'blocked RELAYING_DENIED'],
    [550, 'RCPT TO', '550 RELAYING denied', 'blocked RELAYING_DENIED'],
    [553, 'MAIL FROM', '553 5.7.1 Sender rejected', 'blocked SENDER_UNKNOWN'],
    [550, 'RCPT TO', '550 5.7.1 blocked by policy', 'rejected content SENDER_REPUTATION'],
    [554, 'DATA', '554 5.7.26 unauthenticated', 'blocked SENDER_REPUTATION'],
    [550, 'RCPT TO', '550 15.7.1 no such user', 'rejected recipient RECIPIENT_REFUSED'],
    [552, 'RCPT TO', '552 5.2.2 no room', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 Mailbox full', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 the mailbox is full', 'not-sent MAILBOX_FULL'],
    [552, 'RCPT TO', '552 User over quota', 'not-sent MAILBOX_FULL'],
    [550, 'RCPT TO', '550 5.1.1 No such user', 'rejected recipient RECIPIENT_REFUSED'],
    [550, 'RCPT TO', undefined, 'rejected unknown REFUSED_UNCLEAR'],
    [554, 'DATA', '554 Spam', 'rejected content CONTENT_REFUSED'],
    [550, 'EHLO', '550 5.7.1 your address is listed', 'blocked SENDER_BLACKLISTED'],
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

  it('that offers no TLS where it is required blocks', () => {
    expect(short({ code: 'ETLS', responseCode: 502, response: '502 no' })).toBe('blocked TLS_NOT_OFFERED')
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

/** Answers of Postfix, Exim, OpenSMTPD, Exchange and Gmail, as they came over the wire. */
describe('an answer of a real server', () => {
  const at = 'RCPT TO'
  it.each<[string, string, string]>([
    // about us
    [
      at,
      '550 5.1.0 <no-reply@kirim.test>: Sender address rejected: User unknown in local recipient table',
      'blocked SENDER_UNKNOWN',
    ],
    [at, '550 Sender rate overlimit - 4.0 / 1h', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    [at, '550 5.4.5 Daily user sending limit exceeded', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['DATA', '550 5.4.5 Daily user sending limit exceeded', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    [at, '550 Domain kirim.test has exceeded the max emails per hour', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    [at, '554 5.7.1 account suspended', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    [at, '550 5.1.7 <no-reply@kirim.test>: bad sender', 'blocked SENDER_UNKNOWN'],
    [at, '550 5.1.8 Domain of sender does not resolve', 'blocked SENDER_UNKNOWN'],
    [at, '550 5.1.3 <x@y.test>: Recipient address rejected: bad sender', 'blocked SENDER_UNKNOWN'],
    [
      at,
      '550 5.1.2 <x@y.test>: Recipient address rejected: Domain of sender does not resolve',
      'blocked SENDER_UNKNOWN',
    ],
    [
      at,
      '554 5.7.1 <x@y.test>: Recipient address rejected: Policy rejection; quota exceeded',
      'blocked PROVIDER_ACCOUNT_BLOCKED',
    ],
    [at, '550 Sender verify failed', 'blocked SENDER_UNKNOWN'],
    [
      at,
      '553 5.7.1 <a@kirim.test>: Sender address rejected: not owned by user budi',
      'blocked SENDER_UNKNOWN',
    ],
    [at, '553 5.7.1 <a@kirim.test>: Sender address rejected: not logged in', 'blocked PROVIDER_KEY_REFUSED'],
    [
      at,
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      'blocked SENDER_UNKNOWN',
    ],
    [at, '530 5.7.0 Must issue a STARTTLS command first', 'blocked PROVIDER_KEY_REFUSED'],
    ['MAIL FROM', '530 Authentication required', 'blocked PROVIDER_KEY_REFUSED'],
    [at, '504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname', 'blocked PROVIDER_FORBIDS'],
    [at, '501 HELO required', 'blocked PROVIDER_FORBIDS'],
    [at, '503 bad sequence of commands', 'blocked PROVIDER_FORBIDS'],
    [at, '554 5.5.1 Error: no valid recipients', 'blocked PROVIDER_FORBIDS'],
    [at, '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied', 'blocked PROVIDER_FORBIDS'],
    [
      at,
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      'blocked SENDER_BLACKLISTED',
    ],
    [at, '550 5.7.26 This mail is unauthenticated', 'blocked SENDER_REPUTATION'],
    [at, '454 4.7.1 <x@lain.test>: Relay access denied', 'passing PROVIDER_BUSY'],
    [at, '450 4.7.1 Error: too much mail from 192.0.2.1', 'passing PROVIDER_BUSY'],
    [at, '450 4.7.1 Error: too many recipients from 192.0.2.1', 'passing PROVIDER_BUSY'],
    [at, '451 Too much mail', 'passing PROVIDER_BUSY'],
    [
      at,
      '450 4.1.8 <no-reply@kirim.test>: Sender address rejected: Domain not found',
      'passing PROVIDER_BUSY',
    ],
    [at, '452 4.3.1 Insufficient system storage', 'passing PROVIDER_BUSY'],
    [at, '421 4.7.28 Our system has detected an unusual rate of mail', 'passing PROVIDER_BUSY'],
    [at, '450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]', 'passing PROVIDER_BUSY'],
    ['MAIL FROM', '451 4.3.0 try again later', 'passing PROVIDER_BUSY'],
    // later, and about this recipient
    [
      at,
      '450 4.2.0 <x@y.test>: Recipient address rejected: Greylisted, see http://postgrey.test',
      'not-sent PROVIDER_BUSY',
    ],
    [at, '451 4.7.1 Greylisting in action, please come back in 00:05:00', 'not-sent PROVIDER_BUSY'],
    [
      at,
      '450 4.2.1 The user you are trying to contact is receiving mail at a rate that is too high',
      'not-sent PROVIDER_BUSY',
    ],
    [at, '452 4.2.2 The mailbox is over quota', 'not-sent MAILBOX_FULL'],
    [at, '451 4.3.0 <x@y.test>: Temporary lookup failure', 'not-sent PROVIDER_BUSY'],
    ['DATA', '451 4.3.0 try again later', 'not-sent PROVIDER_BUSY'],
    [at, '554 5.7.1 <x@lain.test>: Relay access denied', 'blocked RELAYING_DENIED'],
    // about the recipient
    [
      at,
      '550 5.1.1 <x@y.test>: Recipient address rejected: User unknown in relay recipient table',
      'rejected recipient RECIPIENT_REFUSED',
    ],
    [
      at,
      '550-5.1.1 The email account that you tried to reach does not exist.',
      'rejected recipient RECIPIENT_REFUSED',
    ],
    [at, '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'rejected recipient RECIPIENT_REFUSED'],
    [at, '550 5.2.1 The account is disabled', 'rejected recipient RECIPIENT_REFUSED'],
    [at, '550 Unknown user', 'rejected recipient RECIPIENT_REFUSED'],
    ['DATA', '550 5.1.1 User unknown', 'rejected recipient RECIPIENT_REFUSED'],
    [at, '501 5.1.3 Bad recipient address syntax', 'rejected recipient RECIPIENT_REFUSED'],
    [
      at,
      '550 5.1.2 <x@y.test>: Recipient address rejected: Domain not found',
      'rejected recipient RECIPIENT_REFUSED',
    ],
    [
      at,
      '556 5.1.10 <x@y.test>: Recipient address rejected: Domain y.test does not accept mail (nullMX)',
      'rejected recipient RECIPIENT_REFUSED',
    ],
    // neither: nobody is silenced
    [
      at,
      '550 5.1.2 <x@y.test>: Recipient address rejected: we do not know you',
      'rejected unknown REFUSED_UNCLEAR',
    ],
    [
      at,
      '550 5.1.0 <x@y.test>: Recipient address rejected: see our site',
      'rejected unknown REFUSED_UNCLEAR',
    ],
    [at, '550 Invalid recipient: <x@lain.test>', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '550 <relay.rate-limit@y.test>: refused', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '550 5.5.0 Requested action not taken: mailbox unavailable', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '550 Requested action not taken: mailbox unavailable', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '550 Unrouteable address', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '501 <x@>: malformed address', 'rejected unknown REFUSED_UNCLEAR'],
    [at, '550 5.7.1 Recipient does not accept mail from you', 'rejected content SENDER_REPUTATION'],
    // about this mail
    ['MAIL FROM', '552 5.3.4 Message size exceeds fixed limit', 'rejected content CONTENT_REFUSED'],
    ['DATA', '552 5.3.4 Message too large', 'rejected content CONTENT_REFUSED'],
    ['DATA', '550 too many links', 'rejected content CONTENT_REFUSED'],
    // the mailbox is full
    ['DATA', '552 5.2.2 Over quota', 'not-sent MAILBOX_FULL'],
    [at, '452 4.2.2 Mailbox full', 'not-sent MAILBOX_FULL'],
  ])('%s: %s: %s', (command, response, expected) => {
    expect(short({ command, response, responseCode: Number(response.slice(0, 3)) })).toBe(expected)
  })
})

describe('no answer of the mail server', () => {
  const early = { isGreeted: false }
  it.each<[Partial<SmtpFailure>, string]>([
    [{ mayBeWritten: true, code: 'TIMEOUT' }, 'unconfirmed ANSWER_TIMEOUT'],
    [{ mayBeWritten: true, code: 'ETIMEDOUT' }, 'unconfirmed ANSWER_TIMEOUT'],
    [{ mayBeWritten: true, code: 'ECONNECTION' }, 'unconfirmed CONNECTION_LOST'],
    [{ mayBeWritten: true, code: 'EAUTH' }, 'unconfirmed CONNECTION_LOST'],
    [{ code: 'EAUTH' }, 'blocked PROVIDER_KEY_REFUSED'],
    [{ code: 'ENOAUTH' }, 'blocked PROVIDER_KEY_REFUSED'],
    [{ code: 'EENVELOPE' }, 'rejected content REQUEST_REFUSED'],
    [{ code: 'EMESSAGE' }, 'rejected content REQUEST_REFUSED'],
    [{ ...early, code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'passing CONNECTION_REFUSED'],
    [{ ...early, code: 'EDNS' }, 'passing DNS_FAILURE'],
    [{ ...early, code: 'ECONNECTION', originalCode: 'ENOTFOUND' }, 'passing DNS_FAILURE'],
    [{ ...early, code: 'ECONNECTION', originalCode: 'EAI_AGAIN' }, 'passing DNS_FAILURE'],
    [{ ...early, code: 'ETLS' }, 'passing TLS_HANDSHAKE'],
    [{ ...early, code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'blocked TLS_CERTIFICATE'],
    [{ ...early, code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'blocked TLS_CERTIFICATE'],
    [{ ...early, code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'blocked TLS_CERTIFICATE'],
    [{ ...early, code: 'ETIMEDOUT' }, 'passing CONNECT_TIMEOUT'],
    [{ ...early, code: 'TIMEOUT' }, 'passing NO_FREE_CONNECTION'],
    [{ ...early, code: 'ABORTED' }, 'not-sent CALLED_OFF'],
    [{ ...early, code: 'ECONNECTION' }, 'passing CONNECTION_FAILED'],
    [{ code: 'ETIMEDOUT' }, 'not-sent CONNECT_TIMEOUT'],
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
