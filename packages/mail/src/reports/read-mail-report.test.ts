import { describe, expect, it } from 'vitest'
import { readMailReport } from './read-mail-report.ts'
import {
  exchangeReport,
  eximReport,
  feedbackReport,
  internationalReport,
  mailOf,
  openSmtpdReport,
  postfixReport,
  RETURNED,
  SAMPLE_REF,
  vacationNote,
} from './testing/sample-reports.ts'

const HARD = { kind: 'bounce', bounceClass: 'hard', code: '5.1.1', recipient: 'sari@example.com' } as const
const OTHER_REF = '11111111-2222-4333-8444-555555555555'
/** Without anything that names our mail but its Message-ID. */
const BARE = RETURNED.replace(/^Return-Path.*\n/, '')

describe('a bounce', () => {
  it.each([
    ['Postfix', postfixReport(), '550 5.1.1 <sari@example.com>: Recipient address rejected: User unknown'],
    ['Exim', eximReport(), '550 5.1.1 No such user here'],
    ['OpenSMTPD', openSmtpdReport(), '550 5.1.1 No such user here'],
    ['Exchange', exchangeReport(), '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'],
  ])('of %s names the dead address, its code and our mail', async (_server, mail, words) => {
    expect(await readMailReport(mail)).toEqual({
      ...HARD,
      words,
      messageRef: SAMPLE_REF,
      at: expect.stringMatching(/^2026-11-28T16:31:1\d\.000Z$/),
      digest: expect.stringMatching(/^[\da-f]{64}$/),
    })
  })

  it('about an address in UTF-8 is read as well', async () => {
    expect(await readMailReport(internationalReport())).toMatchObject({
      ...HARD,
      recipient: 'sitié@example.com',
    })
  })

  it.each([
    ['smtp; 552 5.2.2 The mailbox is over quota', '5.2.2', 'soft', '5.2.2'],
    ['smtp; 554 5.7.1 Service unavailable; blocked using zen.example', '5.7.1', 'reputation', '5.7.1'],
    ['X-Postfix; connect to mx.example.com[5.1.1.7]:25: Connection timed out', '4.4.1', 'soft', '4.4.1'],
    ['smtp; 550 Mail refused', '5.0.0', 'soft', '550'],
    ['smtp; 550 Mail refused', '5.1.1', 'hard', '5.1.1'],
    ['X-Postfix; unknown user: "sari"', '5.1.1', 'hard', '5.1.1'],
    ['smtp; 550-5.1.1 The account does\n  not exist', '5.0.0', 'hard', '5.1.1'],
  ] as const)('with %j and status %s is %s', async (diagnostic, status, bounceClass, code) => {
    expect(await readMailReport(postfixReport({ diagnostic, status }))).toMatchObject({ bounceClass, code })
  })

  it('has the words of the text where the report has none', async () => {
    const words = 'Unrouteable address'
    expect(await readMailReport(eximReport(''))).toMatchObject({ bounceClass: 'soft', code: null, words })
    const full = '452 4.2.2 Over quota'
    expect(await readMailReport(openSmtpdReport(full))).toMatchObject({ bounceClass: 'soft', code: '4.2.2' })
  })

  it.each([
    ['delayed', 'delayed'],
    ['relayed', 'delivered'],
    ['delivered (to mailbox)', 'delivered'],
    ['expanded', 'delivered'],
  ])('is none where the mail is %s', async (action, why) => {
    expect(await readMailReport(postfixReport({ action, status: '4.4.1' }))).toEqual({ kind: 'ignored', why })
  })

  it('is none where OpenSMTPD warns', async () => {
    const warning = openSmtpdReport('Network error on destination MXs', 'delayed')
    expect(await readMailReport(warning)).toEqual({ kind: 'ignored', why: 'delayed' })
  })

  it('is taken about our recipient where it names several', async () => {
    const group = (address: string, status: string) =>
      `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: ${status}\n`
    const status = `Reporting-MTA: dns; mx.example.com\n\n${group('else@example.com', '5.2.2')}\n${group('sari@example.com', '5.1.1')}`
    const mail = mailOf('Message-ID: <3@mx.example.com>', 'multipart/report', [
      ['message/delivery-status', status],
      ['text/rfc822-headers', RETURNED],
    ])
    expect(await readMailReport(mail)).toMatchObject({ ...HARD, messageRef: SAMPLE_REF })
  })

  it('of an address that ours forwards to is soft: nobody said that ours is dead', async () => {
    const returned = RETURNED.replace('Sari@example.com', 'sari@forward.example')
    expect(await readMailReport(postfixReport({ returned }))).toMatchObject({
      bounceClass: 'soft',
      code: '5.1.1',
      recipient: 'sari@forward.example',
      messageRef: SAMPLE_REF,
    })
  })

  it('that names nobody is soft', async () => {
    const mail = mailOf(`To: bounce+${SAMPLE_REF}@mail.example.org`, 'multipart/report', [
      ['message/delivery-status', 'Action: failed\nStatus: 5.1.1\n'],
    ])
    const nobody = { bounceClass: 'soft', recipient: null, messageRef: SAMPLE_REF }
    expect(await readMailReport(mail)).toMatchObject(nobody)
  })
})

describe('our mail is found', () => {
  it.each([
    [
      'by Delivered-To',
      postfixReport({ to: `a@b.example\nDelivered-To: bounce+${OTHER_REF}@x.example` }),
      OTHER_REF,
    ],
    [
      'by X-Original-To',
      postfixReport({ to: `a@b.example\nX-Original-To: b+${OTHER_REF}@x.example` }),
      OTHER_REF,
    ],
    [
      'by Envelope-To',
      postfixReport({ to: `a@b.example\nEnvelope-to: <b+${OTHER_REF}@x.example>` }),
      OTHER_REF,
    ],
    [
      'by the Message-ID that came back',
      postfixReport({ to: 'no-reply@example.org', returned: BARE }),
      SAMPLE_REF,
    ],
    ['by References', eximReport(undefined, 'no-reply@example.org'), SAMPLE_REF],
  ])('%s', async (_how, mail, messageRef) => {
    expect(await readMailReport(mail)).toMatchObject({ kind: 'bounce', messageRef })
  })

  it('by the address that the caller knows', async () => {
    const mail = postfixReport({ to: 'a@b.example' })
    const recipient = `bounce+${OTHER_REF.toUpperCase()}@x.example`
    expect(await readMailReport(mail, { recipient })).toMatchObject({ messageRef: OTHER_REF })
  })

  it('nowhere in the bounce of a mail that is not ours', async () => {
    const returned = 'To: sari@example.com\nMessage-ID: <CAF1@mail.example.org>\n'
    const mail = postfixReport({ to: 'no-reply@example.org', returned })
    expect(await readMailReport(mail)).toMatchObject({ kind: 'bounce', messageRef: null })
  })
})

describe('a feedback report', () => {
  it.each([
    ['abuse', 'complaint'],
    ['fraud', 'complaint'],
    ['Abuse', 'complaint'],
    ['opt-out', 'opt-out'],
  ])('of the type %s is a %s about our mail', async (type, kind) => {
    expect(await readMailReport(feedbackReport(type))).toMatchObject({
      kind,
      words: type.toLowerCase(),
      recipient: 'sari@example.com',
      messageRef: SAMPLE_REF,
      at: '2026-11-28T18:00:00.000Z',
    })
  })

  it.each(['not-spam', 'auth-failure', 'virus', 'constructor', ''])(
    'of the type %j is none',
    async (type) => {
      expect(await readMailReport(feedbackReport(type))).toEqual({ kind: 'ignored', why: 'no-complaint' })
    },
  )
})

describe('what is no report', () => {
  const letter = (body: string) => Buffer.from(`To: bounce+${SAMPLE_REF}@x.example\r\n${body}`)

  it.each([
    ['a vacation note', vacationNote(), 'auto-reply'],
    [
      'an answer that quotes a bounce',
      letter('\r\nThey say: Status: 5.1.1\r\nAction: failed\r\n'),
      'foreign',
    ],
    [
      'a bounce that somebody forwards',
      mailOf('To: no-reply@example.org', 'multipart/mixed', [
        ['text/plain', 'Look at this.'],
        ['message/rfc822', postfixReport().toString().replaceAll('\r', '').replaceAll('cut/1', 'cut/2')],
      ]),
      'foreign',
    ],
    [
      'a receipt',
      mailOf('To: no-reply@example.org', 'multipart/report', [
        [
          'message/disposition-notification',
          'Final-Recipient: rfc822;sari@example.com\nDisposition: displayed',
        ],
      ]),
      'auto-reply',
    ],
    ['an empty body', Buffer.alloc(0), 'foreign'],
    ['bytes', Buffer.from([0xff, 0x00, 0x0a, 0x0d, 0xfe]), 'foreign'],
    [
      'a report about nobody',
      mailOf('To: a@b.example', 'multipart/report', [
        ['message/delivery-status', 'Reporting-MTA: dns; a.example'],
      ]),
      'unreadable',
    ],
    ['parts in parts without end', nested(200), 'unreadable'],
  ])('is ignored: %s', async (_what, mail, why) => {
    expect(await readMailReport(mail)).toEqual({ kind: 'ignored', why })
  })
})

describe('the digest', () => {
  const digestOf = async (mail: Buffer) => {
    const report = await readMailReport(mail)
    return report.kind === 'ignored' ? null : report.digest
  }

  it('is that of the report, whichever way it came', async () => {
    const mail = eximReport()
    const relayed = Buffer.concat([Buffer.from('Received: from a.example by b.example; now\r\n'), mail])
    expect(await digestOf(relayed)).toBe(await digestOf(mail))
    expect(await digestOf(openSmtpdReport())).toBe(await digestOf(openSmtpdReport()))
  })

  it('differs between reports', async () => {
    const digests = await Promise.all(
      [eximReport(), postfixReport(), openSmtpdReport(), feedbackReport('abuse')].map(digestOf),
    )
    expect(new Set(digests).size).toBe(4)
  })
})

it('reads the beginning of a mail without end, in bounded time', async () => {
  const long = Buffer.concat([postfixReport(), Buffer.alloc(8 * 1024 * 1024, 'x\n')])
  expect(await readMailReport(long)).toMatchObject(HARD)
  const parts = Buffer.from(`Content-Type: multipart/mixed; boundary=a\n\n${'--a\n\n'.repeat(500_000)}`)
  expect(await readMailReport(parts)).toEqual({ kind: 'ignored', why: 'foreign' })
  const blocks = mailOf('To: a@b.example', 'multipart/report', [
    ['message/delivery-status', 'Action: failed\n \n'.repeat(50_000)],
  ])
  expect(await readMailReport(blocks)).toMatchObject({ kind: 'bounce', bounceClass: 'soft' })
}, 20_000)

function nested(depth: number): Buffer {
  const open = Array.from(
    { length: depth },
    (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`,
  )
  return Buffer.from(`Content-Type: multipart/mixed; boundary=b0\n\n${open.join('')}`)
}
