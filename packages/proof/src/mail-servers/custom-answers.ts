/** An answer that people's settings, policy services and other servers behind a relay give in their own words. */
export type CustomAnswer = {
  /** The recipient's name, to which it is given. */
  readonly name: string
  /** To which command; DATA: after the message. */
  readonly at: 'RCPT TO' | 'DATA'
  readonly answer: string
  /** How the adapter has to class it. */
  readonly as: string
}

/** Every server of the tests is made to say each of them. */
export const CUSTOM_ANSWERS: readonly CustomAnswer[] = [
  // about us
  custom('quota', '550 5.4.5 Daily user sending limit exceeded', 'blocked PROVIDER_ACCOUNT_BLOCKED'),
  custom('per-hour', '550 Domain has exceeded the max emails per hour', 'blocked PROVIDER_ACCOUNT_BLOCKED'),
  custom('policy', '554 5.7.1 Policy rejection; quota exceeded', 'blocked PROVIDER_ACCOUNT_BLOCKED'),
  custom('suspended', '554 5.7.1 account suspended', 'blocked PROVIDER_ACCOUNT_BLOCKED'),
  custom('bad-sender', '550 5.1.7 bad sender', 'blocked SENDER_UNKNOWN'),
  custom('no-domain', '550 5.1.8 Domain of sender does not resolve', 'blocked SENDER_UNKNOWN'),
  custom(
    'send-as',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'blocked SENDER_UNKNOWN',
  ),
  custom('no-hello', '501 HELO required', 'blocked PROVIDER_FORBIDS'),
  custom('sequence', '503 bad sequence of commands', 'blocked PROVIDER_FORBIDS'),
  custom('protocol', '554 5.5.1 Error: no valid recipients', 'blocked PROVIDER_FORBIDS'),
  custom('no-tls', '530 5.7.0 Must issue a STARTTLS command first', 'blocked PROVIDER_KEY_REFUSED'),
  custom('unproven', '550 5.7.26 This mail is unauthenticated', 'blocked SENDER_REPUTATION'),
  custom(
    'listed',
    '554 5.7.1 Service unavailable; blocked using zen.spamhaus.test',
    'blocked SENDER_BLACKLISTED',
  ),
  custom('too-many', '450 4.7.1 Error: too many recipients', 'passing PROVIDER_BUSY'),
  custom('disk', '452 4.3.1 Insufficient system storage', 'passing PROVIDER_BUSY'),
  // about this recipient
  custom('gone', '550 5.1.1 No such user here', 'rejected recipient RECIPIENT_REFUSED'),
  custom('disabled', '550 5.2.1 The account is disabled', 'rejected recipient RECIPIENT_REFUSED'),
  custom('grey', '451 4.7.1 Greylisting in action, please come back later', 'not-sent PROVIDER_BUSY'),
  custom('full-later', '452 4.2.2 The mailbox is over quota', 'not-sent MAILBOX_FULL'),
  custom('full', '552 5.2.2 The mailbox is over quota', 'not-sent MAILBOX_FULL'),
  // nobody knows
  custom(
    'unclear',
    '550 5.5.0 Requested action not taken: mailbox unavailable',
    'rejected unknown REFUSED_UNCLEAR',
  ),
  // after the message
  custom('dot-spam', '554 5.6.0 Spam', 'rejected content CONTENT_REFUSED', 'DATA'),
  custom(
    'dot-quota',
    '550 5.4.5 Daily user sending limit exceeded',
    'blocked PROVIDER_ACCOUNT_BLOCKED',
    'DATA',
  ),
  custom('dot-full', '552 5.2.2 Over quota', 'not-sent MAILBOX_FULL', 'DATA'),
  custom('dot-gone', '550 5.1.1 User unknown', 'rejected recipient RECIPIENT_REFUSED', 'DATA'),
  custom('dot-later', '451 4.3.0 try again later', 'not-sent PROVIDER_BUSY', 'DATA'),
]

function custom(name: string, answer: string, as: string, at: CustomAnswer['at'] = 'RCPT TO'): CustomAnswer {
  return { name, at, answer, as }
}
