import { describe, expect, it } from 'vitest'
import { readMailReport } from './read-mail-report.ts'
import { AUTOMATIC, mailFrom, REPLIES, unsubscribeMail } from './testing/sample-replies.ts'

const REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'
const OTHER = '11111111-2222-4333-8444-555555555555'
const OF = { ref: REF, domain: 'sender.test', to: `reply+${REF}@sender.test`, from: 'siti@lead.test' }
/** An address of the installation that names no mail. */
const PLAIN = 'no-reply@sender.test'

const read = (mail: string, recipient?: string) => readMailReport(Buffer.from(mail), { recipient })
const letter = (head: string, body = 'Halo') => `From: siti@lead.test\r\n${head}\r\n\r\n${body}\r\n`

describe('an answer', () => {
  it.each(Object.keys(REPLIES))('by %s names who writes and our mail', async (program) => {
    const sample = REPLIES[program] ?? (() => '')
    expect(await read(mailFrom(sample, OF))).toEqual({
      ...{ kind: 'reply', words: '', recipient: 'siti@lead.test', messageRef: REF },
      messageRefs: expect.arrayContaining([REF]),
      at: expect.stringMatching(/^2026-11-30T10:2\d:/),
      digest: expect.stringMatching(/^[\da-f]{64}$/),
    })
  })

  it.each(Object.keys(REPLIES).filter((program) => !program.includes('without a thread')))(
    'by %s is found by what it answers, too',
    async (program) => {
      const mail = mailFrom(REPLIES[program] ?? (() => ''), { ...OF, to: PLAIN })
      expect(await read(mail)).toMatchObject({ kind: 'reply', messageRefs: expect.arrayContaining([REF]) })
    },
  )

  it('is about the newest mail of its thread first; names of others may stand between', async () => {
    const thread = `References: <${OTHER}@a.test> <${REF}@sender.test>\r\nIn-Reply-To: <AAAABBBB-1111-4222-8333-999999999999@me.test>`
    expect(await read(letter(thread))).toMatchObject({
      messageRef: 'aaaabbbb-1111-4222-8333-999999999999',
      messageRefs: ['aaaabbbb-1111-4222-8333-999999999999', REF, OTHER],
    })
  })

  it('may be flowed text, whose quote postal-mime 4.0.0 joins to a line that ends in a space', async () => {
    const head = `In-Reply-To: <${REF}@sender.test>\r\nContent-Type: text/plain; charset=utf-8; format=flowed`
    const mail = letter(head, 'Baik, terima kasih. \r\n> Pesan ini dikirim otomatis')
    expect(await read(mail)).toMatchObject({ kind: 'reply', messageRef: REF })
  })

  it('may ask whether a robot writes', async () => {
    const head = `In-Reply-To: <${REF}@sender.test>`
    expect(await read(letter(head, 'Kak, ini pesan otomatis ya? Saya mau daftar'))).toMatchObject({
      kind: 'reply',
    })
    const robot = letter(head, 'Butuh bantuan? Ini pesan otomatis.')
    expect(await read(robot)).toEqual({ kind: 'ignored', why: 'auto-reply' })
  })

  it('has the same digest whichever way it came', async () => {
    const mail = mailFrom(REPLIES['iPhone'] ?? (() => ''), OF)
    const again = `Received: from b.test by a.test\r\n${mail.replace(`To: Budi Santoso <${OF.to}>`, `To: ${PLAIN}`)}`
    const [one, two] = [await read(mail), await read(again)]
    expect(one).toHaveProperty('digest', 'digest' in two ? two.digest : null)
    const other = mail.replace('3C59DC04', '3C59DC05')
    expect(one).not.toHaveProperty('digest', ((await read(other)) as { digest?: string }).digest)
  })

  it.each([
    ['by the envelope’s address alone, as a new mail', letter('Subject: Halo'), `bounce+${REF}@sender.test`],
    [
      'of a mail that is none of ours',
      letter('Subject: Re: Halo\r\nIn-Reply-To: <CAF1@mail.test>'),
      undefined,
    ],
    ['by nobody', `In-Reply-To: <${REF}@sender.test>\r\nSubject: Re: Halo\r\n\r\nHalo`, undefined],
  ])('is none: %s', async (_what, mail, recipient) => {
    expect(await read(mail, recipient)).toEqual({ kind: 'ignored', why: 'foreign' })
  })

  it.each(['Re: Out of office party', 'Re: Cuti bersama', 'Re: Balasan otomatis untuk toko Anda'])(
    'may be about vacations: %s',
    async (subject) => {
      const mail = letter(
        `Subject: ${subject}\r\nIn-Reply-To: <${REF}@sender.test>`,
        'Saya sedang cuti minggu ini, daftar Senin ya\r\n\r\n> Ini pesan otomatis',
      )
      expect(await read(mail)).toMatchObject({ kind: 'reply' })
    },
  )
})

describe('what answers by itself', () => {
  it.each(Object.keys(AUTOMATIC))('is left alone: %s', async (what) => {
    expect(await read(mailFrom(AUTOMATIC[what] ?? (() => ''), OF))).toEqual({
      kind: 'ignored',
      why: 'auto-reply',
    })
  })
})

describe('a mail that unsubscribes', () => {
  it('is what our unsubscribe address asks for, though a mail program wrote it', async () => {
    const mail = unsubscribeMail({ ref: REF, to: `bounce+${REF}@sender.test`, from: 'siti@lead.test' })
    expect(await read(mail)).toMatchObject({
      kind: 'unsubscribe',
      messageRef: REF,
      recipient: 'siti@lead.test',
    })
    expect(await read(mail.replace('Subject:', 'Auto-Submitted: auto-generated\r\nSubject:'))).toMatchObject({
      kind: 'unsubscribe',
    })
  })

  it('names its mail in the subject, or else in the address', async () => {
    expect(await read(letter(`To: ${PLAIN}\r\nSubject: Unsubscribe ${REF.toUpperCase()}`))).toMatchObject({
      ...{ kind: 'unsubscribe', messageRef: REF },
    })
    expect(await read(letter('Subject: unsubscribe'), `bounce+${REF}@sender.test`)).toMatchObject({
      ...{ kind: 'unsubscribe', messageRef: REF },
    })
    expect(await read(letter('Subject: unsubscribe'))).toMatchObject({
      kind: 'unsubscribe',
      messageRef: null,
    })
  })

  it('is no word in a longer subject', async () => {
    const mail = letter(`Subject: Re: how to unsubscribe ${REF}\r\nIn-Reply-To: <${REF}@sender.test>`)
    expect(await read(mail)).toMatchObject({ kind: 'reply' })
  })
})
