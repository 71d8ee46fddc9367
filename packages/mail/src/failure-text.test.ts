import { describe, expect, it } from 'vitest'
import { readRefusal } from './failure-text.ts'

function read(text: string, fields: readonly string[] = []): string | null {
  const refusal = readRefusal({ text, fields })
  if (refusal === null) return null
  expect(refusal.message).toMatch(/^(The|Our) .+\.$/)
  return `${refusal.class} ${refusal.code}`
}

describe('a failure text', () => {
  it.each<[string, string | null]>([
    ['Empty From Name', 'blocked SENDER_UNKNOWN'],
    ['Empty Recipient, Please Add', 'content EMPTY_RECIPIENT'],
    ['Empty Subject, Please Add', 'content EMPTY_SUBJECT'],
    ['Empty Content, Please Add', 'content EMPTY_CONTENT'],
    ['Not an empty from name', null],
    ['An empty recipient', null],
    ['Our domain is on a black list', 'blocked SENDER_BLACKLISTED'],
    ['Your IP is blacklisted', 'blocked SENDER_BLACKLISTED'],
    ['sender: black-list', 'blocked SENDER_BLACKLISTED'],
    ['mail from you: blacklist', 'blocked SENDER_BLACKLISTED'],
    ['IP blacklisted', 'blocked SENDER_BLACKLISTED'],
    ['account blacklisted', 'blocked SENDER_BLACKLISTED'],
    ['Blacklisted sender', 'blocked SENDER_BLACKLISTED'],
    ['blacklist of the IP', 'blocked SENDER_BLACKLISTED'],
    ['Blacklisted', 'recipient BLACKLISTED'],
    ['black list', 'recipient BLACKLISTED'],
    ['colour blacklist', 'recipient BLACKLISTED'],
    ['User Not Found', 'blocked PROVIDER_KEY_REFUSED'],
    ['Invalid Token', 'blocked PROVIDER_KEY_REFUSED'],
    ['wrong API key', 'blocked PROVIDER_KEY_REFUSED'],
    ['Access Denied', 'blocked PROVIDER_KEY_REFUSED'],
    ['No Credits', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['no credit', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['please top up', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['Insufficient credits', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['not enough balance', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['out of credit', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['Kredit habis', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['saldo kurang', 'blocked PROVIDER_OUT_OF_CREDIT'],
    ['Unknown Sender', 'blocked SENDER_UNKNOWN'],
    ['see the Add Domain Menu', 'blocked SENDER_UNKNOWN'],
    ['Unauthorised', 'blocked PROVIDER_KEY_REFUSED'],
    ['unauthorized', 'blocked PROVIDER_KEY_REFUSED'],
    ['Unauthenticated.', 'blocked PROVIDER_KEY_REFUSED'],
    ['the api token expired', 'blocked PROVIDER_KEY_REFUSED'],
    ['missing API key', 'blocked PROVIDER_KEY_REFUSED'],
    ['sender not verified', 'blocked SENDER_UNKNOWN'],
    ['from email is unverified', 'blocked SENDER_UNKNOWN'],
    ['the domain is not registered', 'blocked SENDER_UNKNOWN'],
    ['this domain is not allowed', 'blocked SENDER_UNKNOWN'],
    ['sender not found', 'blocked SENDER_UNKNOWN'],
    ['sender invalid', 'blocked SENDER_UNKNOWN'],
    ['account suspended', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['this account is disabled', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['account: blocked', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['account inactive', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['account has expired', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['mailbox full', 'not-sent MAILBOX_FULL'],
    ['Recipient is over its quota', 'not-sent MAILBOX_FULL'],
    ['user over quota', 'not-sent MAILBOX_FULL'],
    ['Quota reached', 'blocked PROVIDER_ACCOUNT_BLOCKED'],
    ['Too many requests', 'not-sent RATE_LIMITED'],
    ['rate limit', 'not-sent RATE_LIMITED'],
    ['throttled', 'not-sent RATE_LIMITED'],
    ['SMTP timed out', 'unconfirmed PROVIDER_TIMEOUT'],
    ['time-out', 'unconfirmed PROVIDER_TIMEOUT'],
    ['timeout', 'unconfirmed PROVIDER_TIMEOUT'],
    ['Recipient refused', 'recipient RECIPIENT_REFUSED'],
    ['the mailbox does not exist', 'recipient RECIPIENT_REFUSED'],
    ['mailbox not exist', 'recipient RECIPIENT_REFUSED'],
    ['e-mail address is not valid', 'recipient RECIPIENT_REFUSED'],
    ['email address unknown', 'recipient RECIPIENT_REFUSED'],
    ['recipient not found', 'recipient RECIPIENT_REFUSED'],
    ['user unknown', 'recipient RECIPIENT_REFUSED'],
    ['user suppressed', 'recipient RECIPIENT_REFUSED'],
    ['user has unsubscribed', 'recipient RECIPIENT_REFUSED'],
    ['mailbox bounced', 'recipient RECIPIENT_REFUSED'],
    ['recipient rejected', 'recipient RECIPIENT_REFUSED'],
    ['recipient invalid', 'recipient RECIPIENT_REFUSED'],
    ['Invalid e-mail address', 'recipient RECIPIENT_REFUSED'],
    ['unknown recipient', 'recipient RECIPIENT_REFUSED'],
    ['refused by the mailbox', 'recipient RECIPIENT_REFUSED'],
    ['suppressed recipient', 'recipient RECIPIENT_REFUSED'],
    ['unsubscribed email address', 'recipient RECIPIENT_REFUSED'],
    ['rejected: mailbox', 'recipient RECIPIENT_REFUSED'],
    ['this is SPAM', 'content CONTENT_REFUSED'],
    ['bad content', 'content CONTENT_REFUSED'],
    ['attachment refused', 'content CONTENT_REFUSED'],
    ['the subject is odd', 'content CONTENT_REFUSED'],
    ['too large', 'content CONTENT_REFUSED'],
    ['Something new', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
    expect(read(`  ${text.toUpperCase()}!! `)).toBe(expected)
  })
})

describe('a field the provider complains about', () => {
  it.each([
    [['recipient', 'to', 'email'], 'recipient RECIPIENT_REFUSED'],
    [['subject', 'content', 'body', 'html', 'attach1', 'attach2', 'attach3'], 'content CONTENT_REFUSED'],
    [['from_name', 'from_email'], 'blocked SENDER_UNKNOWN'],
    [['api_token'], 'blocked PROVIDER_KEY_REFUSED'],
  ])('%j: %s', (fields, expected) => {
    for (const field of fields) {
      expect(read('Invalid.', [field])).toBe(expected)
      expect(read('', ['other', field.toUpperCase()])).toBe(expected)
    }
  })

  it('counts less than a text that says more, and more than a loose word', () => {
    expect(read('Blacklisted', ['content'])).toBe('recipient BLACKLISTED')
    expect(read('Too many requests', ['content'])).toBe('not-sent RATE_LIMITED')
    expect(read('bad subject', ['recipient'])).toBe('recipient RECIPIENT_REFUSED')
    expect(read('bad', ['other'])).toBeNull()
  })
})
