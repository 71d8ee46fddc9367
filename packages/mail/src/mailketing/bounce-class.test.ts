import { describe, expect, it } from 'vitest'
import { classifyBounce } from './bounce-class.ts'

/** As these providers write, without the ids at their end. */
const DEAD = [
  ['Gmail', '550-5.1.1 The email account that you tried to reach does not exist.'],
  ['Gmail', '550-5.2.1 The email account that you tried to reach is inactive.'],
  ['Yahoo', "554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com) [-5]"],
  ['Yahoo', '554 delivery error: dd This user doesn’t have a ymail.com account (a@ymail.com) [0]'],
  [
    'Yahoo',
    '554 30 Sorry, your message to a@yahoo.com cannot be delivered. This mailbox is disabled (554.30).',
  ],
  ['Yahoo', '552 1 Requested mail action aborted, mailbox not found'],
  ['Outlook', '550 5.5.0 Requested action not taken: mailbox unavailable [BN8NAM11FT045.mail.protection]'],
  ['Outlook', '550 Requested action not taken: mailbox unavailable'],
  [
    'Exchange',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient a@x.test not found by SMTP address lookup',
  ],
  ['iCloud', '550 5.1.6 <a@icloud.com>: recipient no longer on server'],
  ['Yandex', '550 5.7.1 No such user!'],
  [
    'Mail.ru',
    '550 Message was not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: user not found',
  ],
  ['163', '550 User not found: a@163.com'],
  ['QQ', '550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help'],
  ['cPanel', '550 "No Such User Here"'],
  ['Exim', '5.0.0 550 Unknown user'],
  ['Exim', '550 5.1.1 <spam-policy@x.test>: no mailbox here, see https://x.test/policy'],
  ['Postfix', '550 5.1.1 <a@x.test>: Recipient address rejected: User unknown in virtual mailbox table'],
] as const

/** A "hard" among these would silence somebody who reads their mail. */
const ALIVE = [
  [
    'Gmail: too much mail',
    '550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    'soft',
  ],
  ['full', '552-5.2.2 The email account that you tried to reach is over quota', 'soft'],
  ['full, in words', '550 Requested action not taken: mailbox unavailable, quota exceeded', 'soft'],
  ['for now', '450 4.2.0 Requested mail action not taken: mailbox unavailable', 'soft'],
  ['for now, in words', '450 Requested mail action not taken: mailbox unavailable', 'soft'],
  ['for now, although unknown', '450 <a@x.test>: Recipient address rejected: User unknown', 'soft'],
  ['of a report', 'smtp; 450 No such user here for now', 'soft'],
  ['greylisted', '451 4.7.1 Recipient address rejected: Greylisted', 'soft'],
  ['size', '552 5.3.4 Message size exceeds the limit of the mailbox', 'soft'],
  ['unclear', '550 Mailbox unavailable or access denied', 'soft'],
  ['unclear', '550 5.4.1 Recipient address rejected: Access denied', 'soft'],
  ['ambiguous', '550 5.1.4 Recipient address ambiguous', 'soft'],
  ['OpenSMTPD: no relay', '550 Invalid recipient: <a@x.test>', 'soft'],
  ['our sender', '550 5.1.0 <no-reply@us.test>: Sender address rejected: User unknown', 'reputation'],
  ['our sender', '550 Sender verify failed: No such user here', 'reputation'],
  ['our sender', '550 5.1.8 bad sender', 'reputation'],
  [
    'our address is listed',
    '550 5.7.1 Service unavailable; client host [1.2.3.4] blocked using Spamhaus',
    'reputation',
  ],
  [
    'GMX: our server',
    '550 Requested action not taken: mailbox unavailable Invalid DNS PTR resource record',
    'reputation',
  ],
  [
    'GMX: policy',
    '550 Requested action not taken: mailbox unavailable Reject due to policy restrictions',
    'reputation',
  ],
  ['Yahoo: policy', '554 5.7.9 Message not accepted for policy reasons', 'reputation'],
  ['no relay', '550 5.7.1 Unable to relay: user unknown', 'reputation'],
  ['an IP address', 'connect to mx.x.test[5.1.1.7]:25: Connection timed out', 'soft'],
  ['an IP address', '550 refused by 10.5.1.1', 'soft'],
  ['nothing', '', 'soft'],
] as const

describe('classifyBounce', () => {
  it.each(DEAD)('knows a dead address of %s: %s', (_whose, reason) => {
    expect(classifyBounce(reason)).toBe('hard')
  })

  it.each(ALIVE)('spares an address: %s: %s', (_why, reason, expected) => {
    expect(classifyBounce(reason)).toBe(expected)
  })

  it.each([
    ['', 'hardbounce', 'hard'],
    ['550 5.0.0 something', 'bounce permanent', 'hard'],
    ['5.2.2 mailbox full', 'hardbounce', 'soft'],
    ['5.4.5 Daily sending limit exceeded', 'hardbounce', 'soft'],
    ['550 5.7.1 refused', 'hardbounce', 'reputation'],
    ['421 try later', 'hardbounce', 'soft'],
    ['', 'softbounce', 'soft'],
  ] as const)(
    'believes the word of the provider where the reason says nothing: %j %s',
    (reason, word, expected) => {
      expect(classifyBounce(reason, word)).toBe(expected)
    },
  )
})
