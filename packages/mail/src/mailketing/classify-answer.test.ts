import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import { describe, expect, it } from 'vitest'
import { classifyAnswer, classifyHandOver, parseObject, readRetryAfterMs } from './classify-answer.ts'

const options = { strictOnce: false, secrets: ['tok-secret'] }

/** `rejected recipient`, `blocked` … and the code. */
function short(outcome: SendOutcome): string {
  if (outcome.kind === 'accepted') return outcome.providerId ? `accepted ${outcome.providerId}` : 'accepted'
  expect(outcome.fault.message).toMatch(/^(The|Our) .+/)
  const about = outcome.kind === 'rejected' ? ` ${outcome.about}` : ''
  return `${outcome.kind}${about} ${outcome.fault.code}`
}

function classify(
  status: number,
  body: unknown,
  more: { strictOnce?: boolean; retryAfter?: string } = {},
): SendOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const { strictOnce = false, ...rest } = more
  return classifyAnswer({ status, contentType: 'text/html', body: text, ...rest }, { ...options, strictOnce })
}

function failed(response: string) {
  return { status: 'failed', response }
}
function failed2(message: string, errors: object = {}) {
  return { success: false, message, errors }
}

describe('the answer table', () => {
  it.each<[string, number, unknown, string]>([
    ['v1 sent', 200, { status: 'success', response: 'Mail Sent' }, 'accepted'],
    ['v1 sent, other case', 200, { status: 'Success', response: 'mail sent' }, 'accepted'],
    ['v1 sent with a byte order mark', 200, '\ufeff{"status":"success","response":"Mail Sent"}', 'accepted'],
    [
      'v2 queued',
      200,
      { success: true, data: { message_id: 'm1' }, message: 'Email queued successfully' },
      'accepted m1',
    ],
    ['v2 queued, 202', 202, { success: true }, 'accepted'],
    // the recipient
    ['v1 Blacklisted', 200, failed('Blacklisted'), 'rejected recipient BLACKLISTED'],
    [
      'v1 blacklisted, variants',
      200,
      failed('  recipient is BLACK-LISTED! '),
      'rejected recipient BLACKLISTED',
    ],
    ['v2 Blacklisted', 422, failed2('Blacklisted'), 'rejected recipient BLACKLISTED'],
    [
      'v2 422 about the recipient',
      422,
      failed2('The given data was invalid.', { recipient: ['required'] }),
      'rejected recipient RECIPIENT_REFUSED',
    ],
    [
      '400 about the recipient',
      400,
      failed('Invalid recipient address'),
      'rejected recipient RECIPIENT_REFUSED',
    ],
    [
      'recipient unsubscribed',
      200,
      failed2('Recipient has unsubscribed'),
      'rejected recipient RECIPIENT_REFUSED',
    ],
    // the content
    [
      'Empty Recipient',
      200,
      failed('Empty Recipient, Please Add recipient address'),
      'rejected content EMPTY_RECIPIENT',
    ],
    [
      'Empty Subject',
      200,
      failed('Empty Subject, Please Add Subject Email'),
      'rejected content EMPTY_SUBJECT',
    ],
    [
      'Empty Content',
      200,
      failed('Empty Content, Please Add Email Content'),
      'rejected content EMPTY_CONTENT',
    ],
    [
      'v2 422 about the content',
      422,
      failed2('Invalid.', { content: ['bad'] }),
      'rejected content CONTENT_REFUSED',
    ],
    ['spam', 200, failed('Rejected as SPAM'), 'rejected content CONTENT_REFUSED'],
    ['400, unknown text', 400, failed('Oops'), 'rejected content REQUEST_REFUSED'],
    ['422 as a web page', 422, '<html>', 'rejected content REQUEST_REFUSED'],
    ['413', 413, '<html>', 'rejected content REQUEST_REFUSED'],
    // not sent
    ['429', 429, failed('Too Many Requests'), 'not-sent RATE_LIMITED'],
    ['429 as a web page', 429, '<html>', 'not-sent RATE_LIMITED'],
    ['502', 502, '<html>', 'not-sent PROVIDER_BUSY'],
    ['503', 503, '', 'not-sent PROVIDER_BUSY'],
    ['200, asks us to slow down', 200, failed2('Too many requests.'), 'not-sent RATE_LIMITED'],
    ['200 failed, unknown text', 200, failed('Something new'), 'not-sent PROVIDER_FAILURE'],
    // blocked
    ['Wrong API Token', 200, failed('User Not Found or Wrong API Token'), 'blocked PROVIDER_KEY_REFUSED'],
    ['Invalid Token', 200, failed('Access Denied, Invalid Token'), 'blocked PROVIDER_KEY_REFUSED'],
    [
      'invalid token, other spelling',
      200,
      failed('access denied - INVALID  TOKEN.'),
      'blocked PROVIDER_KEY_REFUSED',
    ],
    [
      '404 with a known text',
      404,
      failed('User Not Found or Wrong API Token'),
      'blocked PROVIDER_KEY_REFUSED',
    ],
    [
      'Unknown Sender',
      200,
      failed('Unknown Sender, Please Add your Sender Email at Add Domain Menu'),
      'blocked SENDER_UNKNOWN',
    ],
    ['Empty From Name', 200, failed('Empty From Name'), 'blocked SENDER_UNKNOWN'],
    ['v2 422 about the sender', 422, failed2('Invalid.', { from_email: ['x'] }), 'blocked SENDER_UNKNOWN'],
    ['our own IP on a black list', 200, failed('Your IP is blacklisted'), 'blocked SENDER_BLACKLISTED'],
    ['No Credits', 200, failed('No Credits, Please Top Up'), 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['v2 No Credits with 422', 422, failed2('No credits. Please top up!'), 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['401', 401, failed2('Unauthenticated.'), 'blocked PROVIDER_KEY_REFUSED'],
    ['402', 402, '', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['403, whatever it says', 403, failed('Blacklisted'), 'blocked PROVIDER_FORBIDS'],
    ['301', 301, '', 'blocked PROVIDER_REDIRECTS'],
    ['307', 307, { status: 'success' }, 'blocked PROVIDER_REDIRECTS'],
    ['404', 404, '<html>', 'blocked PROVIDER_ENDPOINT_WRONG'],
    ['405', 405, failed('Method Not Allowed'), 'blocked PROVIDER_ENDPOINT_WRONG'],
    // unconfirmed
    ['408', 408, '', 'unconfirmed PROVIDER_TIMEOUT'],
    ['409', 409, '', 'unconfirmed PROVIDER_CONFLICT'],
    ['500', 500, failed('No Credits, Please Top Up'), 'unconfirmed PROVIDER_ERROR'],
    ['504', 504, '', 'unconfirmed PROVIDER_ERROR'],
    ['524 of a proxy', 524, '', 'unconfirmed PROVIDER_ERROR'],
    ['200 as a web page', 200, '<html>Welcome</html>', 'unconfirmed ANSWER_UNREADABLE'],
    ['204', 204, '', 'unconfirmed ANSWER_UNREADABLE'],
    ['200, JSON cut off', 200, '{"status":"succ', 'unconfirmed ANSWER_UNREADABLE'],
    ['200, JSON without a verdict', 200, { hello: 1 }, 'unconfirmed ANSWER_UNREADABLE'],
    ['200, a JSON list', 200, '["success"]', 'unconfirmed ANSWER_UNREADABLE'],
    [
      '200, contradicting itself',
      200,
      { status: 'success', success: false },
      'unconfirmed ANSWER_UNREADABLE',
    ],
    ['200 failed by a time-out of its own', 200, failed('SMTP timed out'), 'unconfirmed PROVIDER_TIMEOUT'],
  ])('%s: %d', (_name, status, body, expected) => {
    expect(short(classify(status, body))).toBe(expected)
  })

  it.each([
    [502, 'unconfirmed PROVIDER_BUSY'],
    [503, 'unconfirmed PROVIDER_BUSY'],
    [429, 'not-sent RATE_LIMITED'],
    [500, 'unconfirmed PROVIDER_ERROR'],
  ])('MAIL_STRICT_ONCE: %d is %s', (status, expected) => {
    expect(short(classify(status, '', { strictOnce: true }))).toBe(expected)
  })

  it.each<[string, boolean, string]>([
    ['ECONNREFUSED', false, 'not-sent CONNECTION_REFUSED'],
    ['ENOTFOUND', false, 'not-sent DNS_FAILURE'],
    ['EAI_AGAIN', false, 'not-sent DNS_FAILURE'],
    ['UND_ERR_CONNECT_TIMEOUT', false, 'not-sent CONNECT_TIMEOUT'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'not-sent TLS_HANDSHAKE'],
    ['ETIMEDOUT', false, 'not-sent CONNECT_TIMEOUT'],
    ['UND_ERR_SSL', false, 'not-sent TLS_HANDSHAKE'],
    ['CERT_HAS_EXPIRED', false, 'not-sent TLS_HANDSHAKE'],
    ['UND_ERR_SOCKET', false, 'not-sent CONNECTION_FAILED'],
    ['TIMEOUT', false, 'not-sent NO_FREE_CONNECTION'],
    ['ABORTED', false, 'not-sent CALLED_OFF'],
    ['TIMEOUT', true, 'unconfirmed ANSWER_TIMEOUT'],
    ['UND_ERR_SOCKET', true, 'unconfirmed CONNECTION_LOST'],
    ['ECONNRESET', true, 'unconfirmed CONNECTION_LOST'],
    ['ECONNREFUSED', true, 'unconfirmed CONNECTION_LOST'],
    ['ABORTED', true, 'unconfirmed CALLED_OFF'],
  ])('no answer: %s, may be written: %s → %s', (code, mayBeWritten, expected) => {
    expect(short(classifyHandOver({ kind: 'broken', mayBeWritten, code, message: 'x' }, options))).toBe(
      expected,
    )
  })

  it('carries Retry-After, and keeps the answer without our key', () => {
    const outcome = classify(429, 'slow down, tok-secret', { retryAfter: '7' })
    expect(outcome).toMatchObject({ retryAfterMs: 7_000, fault: { status: 429, answer: 'slow down, •••' } })
    const long = classify(500, 'x'.repeat(2_000))
    expect(long.kind === 'unconfirmed' && long.fault.answer?.length).toBe(500)
  })
})

describe('the verdict of an answer', () => {
  it.each<[string, string]>([
    ['{"status":" OK "}', 'accepted'],
    ['{"status":"true"}', 'accepted'],
    ['{"status":true}', 'accepted'],
    ['{"success":"success","message_id":7}', 'accepted 7'],
    ['{"success":true,"data":{"message_id":8},"message_id":7}', 'accepted 8'],
    ['{"success":true,"data":[],"message_id":{}}', 'accepted'],
    ['{"status":"fail"}', 'not-sent PROVIDER_FAILURE'],
    ['{"status":"error"}', 'not-sent PROVIDER_FAILURE'],
    ['{"status":"false"}', 'not-sent PROVIDER_FAILURE'],
    ['{"status":false}', 'not-sent PROVIDER_FAILURE'],
    ['{"status":"failed","success":true}', 'unconfirmed ANSWER_UNREADABLE'],
    ['{"status":"maybe"}', 'unconfirmed ANSWER_UNREADABLE'],
    ['{"status":1}', 'unconfirmed ANSWER_UNREADABLE'],
    ['"success"', 'unconfirmed ANSWER_UNREADABLE'],
    ['null', 'unconfirmed ANSWER_UNREADABLE'],
    ['{"status":"failed","error":"Blacklisted"}', 'rejected recipient BLACKLISTED'],
    ['{"status":"failed","response":"Rejected","message":"as spam"}', 'rejected content CONTENT_REFUSED'],
    ['{"status":"failed","errors":{"other":["Too many","requests"]}}', 'not-sent RATE_LIMITED'],
    ['{"status":"failed","response":["No credits"]}', 'not-sent PROVIDER_FAILURE'],
    ['{"status":"failed","response":"no","message":{"text":"Blacklisted"}}', 'not-sent PROVIDER_FAILURE'],
  ])('%s: %s', (body, expected) => {
    expect(short(classify(200, body))).toBe(expected)
  })

  it.each([
    [199, 'unconfirmed PROVIDER_ERROR'],
    [299, 'accepted'],
    [300, 'blocked PROVIDER_REDIRECTS'],
    [399, 'blocked PROVIDER_REDIRECTS'],
    [400, 'rejected content REQUEST_REFUSED'],
    [414, 'rejected content REQUEST_REFUSED'],
    [431, 'rejected content REQUEST_REFUSED'],
    [451, 'rejected content REQUEST_REFUSED'],
    [499, 'blocked PROVIDER_ENDPOINT_WRONG'],
    [599, 'unconfirmed PROVIDER_ERROR'],
  ])('is read only from a 2xx: %d is %s', (status, expected) => {
    expect(short(classify(status, { success: true }))).toBe(expected)
  })

  it('has no id and no pause where the provider names none', () => {
    expect(classify(200, { success: true })).toEqual({ kind: 'accepted' })
    expect(Object.keys(classify(429, ''))).toEqual(['kind', 'fault'])
    expect(parseObject('{')).toBeUndefined()
    expect(parseObject('\ufeff{"a":1}')).toEqual({ a: 1 })
  })
})

describe('a hand-over', () => {
  it('that was answered is judged by its answer', () => {
    const answer = { status: 200, contentType: 'text/html', body: '{"success":true}' }
    expect(classifyHandOver({ kind: 'answered', answer }, options)).toEqual({ kind: 'accepted' })
  })

  it('that was not answered says what the connection said, without our key', () => {
    const secrets = ['tok secret', '']
    const message = `tok secret tok%20secret ${'x'.repeat(400)}`
    const broken = { kind: 'broken', code: 'EPROTO', message } as const
    const said = `••• ••• ${'x'.repeat(400)}`.slice(0, 300)
    expect(classifyHandOver({ ...broken, mayBeWritten: false }, { strictOnce: false, secrets })).toEqual({
      kind: 'not-sent',
      fault: { code: 'TLS_HANDSHAKE', message: `The provider could not be reached: ${said}` },
    })
    expect(classifyHandOver({ ...broken, mayBeWritten: true }, { strictOnce: false, secrets })).toEqual({
      kind: 'unconfirmed',
      fault: {
        code: 'CONNECTION_LOST',
        message: `The provider did not answer after the hand-over: ${said}`,
      },
    })
  })
})

describe('readRetryAfterMs', () => {
  const now = Date.parse('2026-11-20T07:00:00Z')
  it.each([
    ['120', 120_000],
    ['Fri, 20 Nov 2026 07:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 06:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['86401', 86_400_000],
    [' 12 ', 12_000],
    ['12 s', undefined],
    ['soon', undefined],
    ['', undefined],
    ['  ', undefined],
    [undefined, undefined],
  ])('%s → %s', (value, expected) => {
    expect(readRetryAfterMs(value, now)).toBe(expected)
  })
})
