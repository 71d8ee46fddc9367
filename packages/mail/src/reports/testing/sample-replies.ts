/** Answers as people's mail programs write them, and what answers by itself. */

export type Answered = {
  /** Of the mail that is answered. */
  readonly ref: string
  /** After the @ of its Message-ID. */
  readonly domain: string
  /** Where the answer goes. */
  readonly to: string
  readonly from: string
}

type Sample = (of: Answered) => string

const CHROME_QUOTE =
  '<div class="gmail_quote"><div dir="ltr">Pada Sen, 30 Nov 2026 pukul 09.14 Budi Santoso &lt;no-reply@sender.test&gt; menulis:</div><blockquote>Halo Siti, balasan otomatis tidak kami kirim.</blockquote></div>'

function two(plain: string, html: string, boundary: string): string {
  const part = (type: string, text: string): string =>
    `--${boundary}\nContent-Type: ${type}; charset="UTF-8"\n\n${text}\n\n`
  return `${part('text/plain', plain)}${part('text/html', html)}--${boundary}--\n`
}

/** Each from a program that many of our leads have. */
export const REPLIES: Readonly<Record<string, Sample>> = {
  'Gmail on the web': ({ ref, domain, to, from }) => `Received: by mail-lf1.google.test with SMTP id 2adb
        for <${to}>; Mon, 30 Nov 2026 02:20:11 -0800 (PST)
MIME-Version: 1.0
References: <${ref}@${domain}>
In-Reply-To: <${ref}@${domain}>
From: Siti Aminah <${from}>
Date: Mon, 30 Nov 2026 17:20:00 +0700
Message-ID: <CAF9x=gmail-${ref}@mail.gmail.test>
Subject: Re: Selamat datang, Siti! Ini tautan belajarmu
To: Budi Santoso <${to}>
Content-Type: multipart/alternative; boundary="000000000000b1"

${two('Kak, kelasnya masih buka?\n\nPada Sen, 30 Nov 2026 pukul 09.14 Budi Santoso <no-reply@sender.test>\nmenulis:\n\n> Halo Siti, balasan otomatis tidak kami kirim.\n', `<div dir="ltr">Kak, kelasnya masih buka?</div>${CHROME_QUOTE}`, '000000000000b1')}`,
  'Gmail on Android, to both addresses': ({ ref, domain, to, from }) => `MIME-Version: 1.0
References: <${ref}@${domain}>
In-Reply-To: <${ref}@${domain}>
From: Siti Aminah <${from}>
Date: Mon, 30 Nov 2026 17:21:00 +0700
Message-ID: <CAKandroid-${ref}@mail.gmail.test>
Subject: Re: Selamat datang
To: Budi Santoso <budi@kelas.test>, Budi Santoso <${to}>
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: base64

TWF1IGlrdXQga2VsYXNueWEsIEthaw==
`,
  'Outlook for Windows, by Exchange': ({ ref, domain, to, from }) => `From: Siti Aminah <${from}>
To: Budi Santoso <${to}>
Subject: RE: Selamat datang
Thread-Topic: Selamat datang
Thread-Index: AQHbQ2g0YWJjZGVmZ2hpamtsbW5vcA==
Date: Mon, 30 Nov 2026 10:22:00 +0000
Message-ID: <SG2PR01MB${ref.slice(0, 8).toUpperCase()}@SG2PR01.apcprd01.prod.outlook.test>
References: <${ref}@${domain}>
In-Reply-To: <${ref}@${domain}>
Accept-Language: id-ID, en-US
X-MS-Has-Attach:
X-MS-TNEF-Correlator:
x-ms-exchange-messagesentrepresentingtype: 1
Content-Type: multipart/alternative; boundary="_000_SG2PR01_"
MIME-Version: 1.0

${two('Saya sudah transfer.\n\nFrom: Budi Santoso <no-reply@sender.test>\nSent: Monday, November 30, 2026 9:14 AM\nTo: Siti Aminah\nSubject: Selamat datang\n\nThis is an automated message.', '<p>Saya sudah transfer.</p><p><b>From:</b> Budi Santoso</p>', '_000_SG2PR01_')}`,
  'Outlook.com': ({ ref, domain, to, from }) => `From: Siti Aminah <${from}>
To: Budi Santoso <${to}>
Subject: Bls: Selamat datang
Date: Mon, 30 Nov 2026 10:23:00 +0000
Message-ID:
 <TYZPR03MB${ref.slice(0, 8)}@TYZPR03.apcprd03.prod.outlook.test>
References: <${ref}@${domain}>
In-Reply-To:
 <${ref}@${domain}>
Content-Type: text/html; charset="iso-8859-1"
MIME-Version: 1.0

<html><body><div>Berapa harganya?</div><div id="appendonsend"></div><hr><div><b>Dari:</b> Budi Santoso</div></body></html>
`,
  'Apple Mail, later in the thread': ({ ref, domain, to, from }) => `From: Siti Aminah <${from}>
Content-Type: multipart/alternative;
	boundary="Apple-Mail=_0B7C6A1E-5B1D-4C8A-9D5E-111122223333"
Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3826.300.87.4.3\\))
Subject: Re: Selamat datang
Date: Mon, 30 Nov 2026 17:24:00 +0700
References: <${ref}@${domain}>
 <0B7C6A1E-5B1D-4C8A-9D5E-AAAABBBBCCCC@me.test>
In-Reply-To: <0B7C6A1E-5B1D-4C8A-9D5E-AAAABBBBCCCC@me.test>
To: Budi Santoso <${to}>
Message-Id: <9F86D081-884C-4D63-9A5E-${ref.slice(-12).toUpperCase()}@me.test>
X-Mailer: Apple Mail (2.3826.300.87.4.3)

${two('Satu lagi: ada sertifikat?\n\n> On 30 Nov 2026, at 09.14, Budi Santoso wrote:\n> Halo', '<p>Satu lagi: ada sertifikat?</p>', 'Apple-Mail=_0B7C6A1E-5B1D-4C8A-9D5E-111122223333')}`,
  iPhone: ({ ref, domain, to, from }) => `Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable
From: ${from}
Mime-Version: 1.0 (1.0)
Date: Mon, 30 Nov 2026 17:25:00 +0700
Subject: Re: Selamat datang
Message-Id: <3C59DC04-8E88-4FE0-8D3F-${ref.slice(-12).toUpperCase()}@icloud.test>
References: <${ref}@${domain}>
In-Reply-To: <${ref}@${domain}>
To: Budi Santoso <${to}>
X-Mailer: iPhone Mail (23A341)

Oke, terima kasih kak =F0=9F=99=8F

Dikirim dari iPhone saya

> Pada 30 Nov 2026, pukul 09.14, Budi Santoso menulis:
> =EF=BB=BFHalo Siti
`,
  'Samsung Email': ({ ref, domain, to, from }) => `Date: Mon, 30 Nov 2026 17:26:00 +0700
Subject: RE: Selamat datang
Message-ID: <${ref.slice(0, 8)}x1a2b.1764498360000@email.android.test>
X-Android-Message-ID: <${ref.slice(0, 8)}.1764498360000@email.android.test>
In-Reply-To: <${ref}@${domain}>
References: <${ref}@${domain}>
Importance: normal
From: Siti Aminah <${from}>
To: Budi Santoso <${to}>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="--_com.samsung.android.email_1"

${two('Bisa cicil?\n\nDikirim dari Galaxy saya\n\n-------- Pesan asli --------\nDari: Budi Santoso <no-reply@sender.test>', '<p>Bisa cicil?</p>', '--_com.samsung.android.email_1')}`,
  'a simple phone program, without a thread': ({ ref, to, from }) => `From: ${from}
To: ${to}
Subject: Balas: Selamat datang
Date: Mon, 30 Nov 2026 17:27:00 +0700
Message-ID: <${ref.slice(0, 8)}@xiaomi.test>
Content-Type: text/plain; charset=utf-8

Saya mau tanya dulu
`,
  Yahoo: ({ ref, domain, to, from }) => `Date: Mon, 30 Nov 2026 10:28:00 +0000 (UTC)
From: Siti Aminah <${from}>
Reply-To: Siti Aminah <${from}>
To: Budi Santoso <${to}>
Message-ID: <1410345678.${ref.slice(0, 6)}.1764498480000@mail.yahoo.test>
In-Reply-To: <${ref}@${domain}>
References: <${ref}@${domain}>
Subject: Bls: Selamat datang
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
X-Mailer: WebService/1.1.24866 YMailNodin
Auto-Submitted: no

 Maaf baru balas. Saya daftar.
    Pada Senin, 30 November 2026 pukul 09.14.00 WIB, Budi Santoso menulis:
`,
}

/** Nobody has read our mail where these come from. */
export const AUTOMATIC: Readonly<Record<string, Sample>> = {
  'Gmail’s vacation responder': ({ ref, domain, to, from }) => `MIME-Version: 1.0
From: ${from}
To: ${to}
Subject: Liburan Re: Selamat datang
Message-ID: <CAvacation-${ref}@mail.gmail.test>
In-Reply-To: <${ref}@${domain}>
References: <${ref}@${domain}>
Auto-Submitted: auto-replied
Precedence: bulk
X-Autoreply: yes
Content-Type: text/plain; charset="UTF-8"

Saya sedang berlibur.
`,
  'Exchange, out of office': ({ ref, domain, to, from }) => `From: Siti Aminah <${from}>
To: ${to}
Subject: Automatic reply: Selamat datang
Message-ID: <oof-${ref}@SG2PR01.prod.outlook.test>
In-Reply-To: <${ref}@${domain}>
References: <${ref}@${domain}>
X-Auto-Response-Suppress: All
auto-submitted: auto-generated
Content-Type: text/plain

I am out of the office until Monday.
`,
  'Exchange, without its headers': ({ ref, domain, to, from }) => `From: Siti Aminah <${from}>
To: ${to}
Subject: Balasan otomatis: Selamat datang
Message-ID: <oof2-${ref}@outlook.test>
In-Reply-To: <${ref}@${domain}>

Saya di luar kota.
`,
  'Dovecot’s vacation, to the envelope sender': ({ ref, domain, to, from }) => `From: ${from}
To: <${to}>
Subject: Auto: Selamat datang
Message-ID: <dovecot-sieve-${ref}@lead.test>
In-Reply-To: <${ref}@${domain}>
References: <${ref}@${domain}>
Auto-Submitted: auto-replied (vacation)
Precedence: bulk
Content-Type: text/plain; charset=utf-8

Saya cuti.
`,
  'a shop’s robot that only its words betray': ({ ref, domain, to, from }) => `From: Toko Sari <${from}>
To: ${to}
Subject: Re: Selamat datang
Message-ID: <robot-${ref}@shop.test>
In-Reply-To: <${ref}@${domain}>
Content-Type: text/html; charset=utf-8

<p>Halo Kak,</p><p>ini adalah <b>pesan otomatis</b>. Kami akan membalas dalam 1x24 jam.</p>
`,
  'a ticket system': ({ ref, domain, to }) => `From: Bantuan <no-reply@tickets.test>
To: ${to}
Subject: Re: Selamat datang [#4711]
Message-ID: <ticket-${ref}@tickets.test>
References: <${ref}@${domain}>

Tiket Anda sudah kami terima.
`,
  'a mailing list that passes an answer on': ({ ref, domain, to, from }) => `From: Siti lewat milis <${from}>
To: ${to}
Subject: Re: [milis] Selamat datang
Message-ID: <list-${ref}@list.test>
In-Reply-To: <${ref}@${domain}>
List-Id: <milis.list.test>
Precedence: list

Halo semua
`,
  'a receipt that it was displayed': ({ ref, domain, to, from }) => `From: ${from}
To: ${to}
Subject: Read: Selamat datang
Message-ID: <read-${ref}@lead.test>
In-Reply-To: <${ref}@${domain}>
Content-Type: multipart/report; report-type=disposition-notification; boundary=cut

--cut
Content-Type: text/plain

Your message was read.

--cut
Content-Type: message/disposition-notification

Final-Recipient: rfc822;${from}
Original-Message-ID: <${ref}@${domain}>
Disposition: manual-action/MDN-sent-manually; displayed

--cut--
`,
  'our own mail, sent on to us': ({ ref, domain, to }) => `From: Budi Santoso <no-reply@sender.test>
To: ${to}
Subject: Selamat datang
Message-ID: <${ref}@${domain}>
List-Unsubscribe: <https://app.sender.test/u/x>
References: <${ref}@${domain}>

Halo
`,
}

/** With the line ends of the wire. */
export function mailFrom(sample: Sample, of: Answered): string {
  return sample(of).replaceAll('\n', '\r\n')
}

/** As mail programs send it where the reader presses their button to unsubscribe. */
export function unsubscribeMail({ ref, to, from }: Omit<Answered, 'domain'>): string {
  return `MIME-Version: 1.0
From: Siti Aminah <${from}>
Date: Mon, 30 Nov 2026 17:30:00 +0700
Message-ID: <CAunsub-${ref}@mail.gmail.test>
Subject: unsubscribe ${ref}
To: ${to}
Content-Type: text/plain; charset="UTF-8"

This message was automatically generated by Gmail.
`.replaceAll('\n', '\r\n')
}
