/** Reports as real programs write them, about a mail to sari@example.com. */

export const SAMPLE_REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'
const SENDER = `bounce+${SAMPLE_REF}@mail.example.org`

/** The head of our own mail, as servers give it back. */
export const RETURNED = `Return-Path: <${SENDER}>
From: Budi Santoso <no-reply@example.org>
To: =?UTF-8?Q?Sari_=22Uji=22?= <Sari@example.com>
Subject: Selamat datang
Message-ID: <${SAMPLE_REF}@example.org>
Date: Sat, 28 Nov 2026 16:31:08 +0000
MIME-Version: 1.0
`

type Part = readonly [type: string, content: string]

/** A mail of parts, with the line ends of the wire. */
export function mailOf(head: string, type: string, parts: readonly Part[]): Buffer {
  const body = parts
    .map(([kind, content]) => `--cut/1.example\nContent-Type: ${kind}\n\n${content}\n`)
    .join('')
  const text = `${head}\nMIME-Version: 1.0\nContent-Type: ${type}; boundary="cut/1.example"\n\n${body}--cut/1.example--\n`
  return Buffer.from(text.replaceAll('\n', '\r\n'))
}

const REPORT = 'multipart/report; report-type=delivery-status'

type Postfix = {
  readonly action?: string
  readonly status?: string
  readonly diagnostic?: string
  /** All of the first head line `To`; by default the sender of our mail. */
  readonly to?: string
  readonly returned?: string
}

export function postfixReport(fields: Postfix = {}): Buffer {
  const { action = 'failed', status = '5.1.1', to = SENDER, returned = RETURNED } = fields
  const { diagnostic = 'smtp; 550 5.1.1 <sari@example.com>: Recipient address\n    rejected: User unknown' } =
    fields
  return mailOf(
    `Return-Path: <>
Date: Sat, 28 Nov 2026 16:31:10 +0000 (UTC)
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
Message-Id: <20261128163110.4F0A1@mail.example.org>`,
    REPORT,
    [
      [
        'text/plain; charset=us-ascii',
        `This is the mail system at host mail.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<sari@example.com>: host mx.example.com[192.0.2.25] said: 550 5.1.1
    <sari@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command)`,
      ],
      [
        'message/delivery-status',
        `Reporting-MTA: dns; mail.example.org
X-Postfix-Queue-ID: 81CC028E2D2
X-Postfix-Sender: rfc822; ${SENDER}
Arrival-Date: Sat, 28 Nov 2026 16:31:08 +0000 (UTC)

Final-Recipient: rfc822; sari@example.com
Original-Recipient: rfc822;sari@example.com
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.example.com
Diagnostic-Code: ${diagnostic}
`,
      ],
      ['message/rfc822', `${returned}Content-Type: text/plain\n\nHalo Sari\n`],
    ],
  )
}

/** Postfix, about a mail whose addresses need UTF-8 (RFC 6533). */
export function internationalReport(): Buffer {
  return mailOf(`To: ${SENDER}\nMessage-Id: <2@mail.example.org>`, REPORT, [
    ['text/plain; charset=utf-8', 'This is the mail system at host mail.example.org.'],
    [
      'message/global-delivery-status\nContent-Transfer-Encoding: 8bit',
      `Reporting-MTA: dns; mail.example.org

Final-Recipient: utf-8; siti\\x{E9}@example.com
Original-Recipient: utf-8;sitié@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
`,
    ],
    ['message/global-headers', RETURNED.replace('Sari@', 'sitié@')],
  ])
}

/** Exim says 5.0.0 whatever it heard. */
export function eximReport(diagnostic = 'smtp; 550 5.1.1 No such user here', to = SENDER): Buffer {
  return mailOf(
    `Received: from Debian-exim by exim.example.org with local (Exim 4.96)
	id 1xXL01-0000aB-1c; Sat, 28 Nov 2026 16:31:10 +0000
X-Failed-Recipients: sari@example.com
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@exim.example.org>
To: ${to}
References: <${SAMPLE_REF}@example.org>
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1xXL01-0000aB-1c@exim.example.org>
Date: Sat, 28 Nov 2026 16:31:10 +0000`,
    REPORT,
    [
      [
        'text/plain; charset=us-ascii',
        `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  sari@example.com
    Unrouteable address`,
      ],
      [
        'message/delivery-status',
        `Reporting-MTA: dns; exim.example.org

Action: failed
Final-Recipient: rfc822;sari@example.com
Status: 5.0.0${diagnostic === '' ? '' : `\nRemote-MTA: dns; mx.example.com\nDiagnostic-Code: ${diagnostic}`}
`,
      ],
      ['text/rfc822-headers', RETURNED],
    ],
  )
}

/** OpenSMTPD says the true code to people only, in multipart/mixed. */
export function openSmtpdReport(words = '550 5.1.1 No such user here', action = 'failed'): Buffer {
  return mailOf(
    `Subject: Delivery status notification: error
From: Mailer Daemon <MAILER-DAEMON@opensmtpd.example.org>
To: ${SENDER}
Date: Sat, 28 Nov 2026 16:31:10 +0000 (UTC)`,
    'multipart/mixed',
    [
      [
        'text/plain; charset=us-ascii\nContent-Description: Notification',
        `    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

sari@example.com: ${words}

    Below is a copy of the original message:
`,
      ],
      [
        'message/delivery-status\nContent-Description: Delivery Report',
        `Reporting-MTA: dns; opensmtpd.example.org

Final-Recipient: rfc822; sari@example.com
Action: ${action}
Status: ${action === 'failed' ? '5' : '4'}.0.0
`,
      ],
      ['text/rfc822-headers\nContent-Description: Message headers', RETURNED],
    ],
  )
}

/** Exchange gives the words of its directory, and the text as HTML too. */
export function exchangeReport(): Buffer {
  return mailOf(
    `From: <postmaster@example.com>
To: ${SENDER}
Date: Sat, 28 Nov 2026 16:31:12 +0000
Subject: Undeliverable: Selamat datang
Message-ID: <c0ffee@EX1.example.com>
In-Reply-To: <${SAMPLE_REF}@example.org>
X-MS-Exchange-Message-Is-Ndr:`,
    REPORT,
    [
      [
        'multipart/alternative; boundary="inner"',
        `--inner
Content-Type: text/plain; charset="us-ascii"

Delivery has failed to these recipients or groups: sari@example.com

--inner
Content-Type: text/html; charset="us-ascii"

<p>Delivery has failed to these recipients or groups: sari@example.com</p>

--inner--`,
      ],
      [
        'message/delivery-status',
        `Reporting-MTA: dns;EX1.example.com
Received-From-MTA: dns;mail.example.org
Arrival-Date: Sat, 28 Nov 2026 16:31:11 +0000

Original-Recipient: rfc822;sari@example.com
Final-Recipient: rfc822;sari@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
X-Display-Name: Sari Uji
`,
      ],
      ['message/rfc822', `${RETURNED}Content-Type: text/plain\n\nHalo Sari\n`],
    ],
  )
}

/** ARF (RFC 5965), to the address that is registered with the provider. */
export function feedbackReport(type: string): Buffer {
  return mailOf(
    `From: <feedback@provider.example>
Date: Sat, 28 Nov 2026 18:00:00 +0000
Subject: FW: Selamat datang
To: <abuse@example.org>
Message-ID: <433689.81121@provider.example>`,
    'multipart/report; report-type=feedback-report',
    [
      [
        'text/plain; charset="US-ASCII"',
        'This is an email abuse report for a message received from 192.0.2.1.',
      ],
      [
        'message/feedback-report',
        `Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <${SENDER}>
Original-Rcpt-To: <Sari@example.com>
Source-IP: 192.0.2.1
`,
      ],
      ['message/rfc822', `${RETURNED}Content-Type: text/plain\n\nHalo Sari\n`],
    ],
  )
}

/** Dovecot's vacation answers the envelope sender. */
export function vacationNote(): Buffer {
  return Buffer.from(
    `From: sari@example.com
To: <${SENDER}>
Subject: Auto: Selamat datang
Message-ID: <dovecot-sieve-1@example.com>
In-Reply-To: <${SAMPLE_REF}@example.org>
Auto-Submitted: auto-replied (vacation)
Content-Type: text/plain; charset=utf-8

550 5.1.1 User unknown: no, I am only away until Monday.
`.replaceAll('\n', '\r\n'),
  )
}
