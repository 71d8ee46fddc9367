import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { ClaimedJob, StepText } from '@booster/engine/ports'
import { createLinkSigner } from '@booster/mail/render/links'
import { describe, expect, it } from 'vitest'
import { createRenderer } from './create-renderer.ts'

const links = createLinkSigner('a secret of sixteen characters')
const job: ClaimedJob = {
  affiliateId: 'a',
  id: 'j',
  runId: 'r',
  automationId: 'm',
  leadId: 'l',
  stepId: 's',
  stepOrder: 1,
  stepVersion: 1,
  leaseToken: 't',
  attemptNo: 1,
  retryCount: 0,
  quickRetryCount: 0,
  maxRetries: 3,
  creditAmount: 1,
  messageRef: '0b7a9f4e-0000-4000-8000-000000000001',
  leadName: 'Dewi',
  leadEmail: 'dewi@example.com',
  leadWhatsapp: null,
  leadLanguage: 'id',
  affiliateName: 'Budi',
  senderName: null,
  replyTo: null,
  accountEmail: 'budi@kelas.test',
  postalAddress: null,
  automationName: 'A',
  trackOpens: 'on',
  trackClicks: true,
  endOnReply: false,
  mustAsk: false,
}
const text: StepText = {
  affiliateId: 'a',
  stepId: 's',
  version: 1,
  emailSubject: 'Halo {{nama}}',
  preheader: '',
  emailBody: '<p><a href="https://x.test/">x</a></p>',
}
const options = {
  links,
  publicUrl: 'https://booster.example',
  fromEmail: 'tim@kirim.example',
  fromName: null,
  track: { opens: true, clicks: true },
  sandbox: false,
}

function textOf({ text }: OutgoingMail): string {
  return typeof text === 'function' ? text() : text
}

describe('createRenderer', () => {
  it("comes in the affiliate's name unless one is configured", () => {
    expect(createRenderer(options).render(job, text).fromName).toBe('Budi')
    expect(createRenderer({ ...options, fromName: 'Tim' }).render(job, text).fromName).toBe('Tim')
  })

  it('signs every link for its purpose', () => {
    const mail = createRenderer(options).render(job, text)
    const token = (kind: string): string =>
      new RegExp(`https://booster.example/${kind}/([\\w-]+)`).exec(mail.html)?.[1] ?? ''
    expect(links.verify('unsubscribe', token('u'))?.messageRef).toBe(job.messageRef)
    expect(links.verify('click', token('l'))?.targetUrl).toBe('https://x.test/')
    expect(links.verify('open', token('o'))?.messageRef).toBe(job.messageRef)
    expect(mail.list).toEqual({ affiliateId: 'a', automationId: 'm', stepId: 's' })
    expect(mail.unsubscribeUrl).toMatch(/^https:\/\/booster\.example\/u\//)
  })

  it("speaks the lead's language in the footer, and names where the affiliate gets post", () => {
    const renderer = createRenderer(options)
    const english = renderer.render({ ...job, leadLanguage: 'en' }, text)
    expect(english.html).toContain('<html lang="en">')
    expect(english.html).toContain('Unsubscribe')
    const postalAddress = 'Jl. Melati 7 <B>, Bandung'
    const indonesian = renderer.render({ ...job, postalAddress }, text)
    expect(indonesian.html).toContain('Berhenti berlangganan')
    expect(indonesian.html).toContain('Jl. Melati 7 &lt;B&gt;, Bandung<br>Kontak:')
    expect(textOf(indonesian)).toContain(`${postalAddress}\nKontak:`)
    const looked = renderer.preview({ ...job, leadLanguage: 'en', postalAddress }, text)
    expect(looked.text).toContain(`${postalAddress}\nContact:`)
    expect(textOf(english)).not.toContain('Melati')
  })

  it('names an address that the affiliate reads, never the sender that nobody reads', () => {
    const renderer = createRenderer(options)
    const contactIn = (mail: { readonly html: string }) => /mailto:([^"]+)"/.exec(mail.html)?.[1]
    const chosen = { ...job, replyTo: 'halo@kelas.test' }
    for (const show of [renderer.render, renderer.preview]) {
      expect(contactIn(show(job, text))).toBe('budi@kelas.test')
      expect(contactIn(show(chosen, text))).toBe('halo@kelas.test')
    }
    expect(textOf(renderer.render(job, text))).toContain('Kontak: budi@kelas.test')
    expect(renderer.render(job, text).replyTo).toBe(undefined)
  })

  it('asks to see replies only where they end the sequence, and lets the affiliate have them too', () => {
    const renderer = createRenderer(options)
    expect(renderer.render(job, text)).not.toHaveProperty('seesReply')
    const ending = { ...job, endOnReply: true }
    expect(renderer.render(ending, text)).toMatchObject({ seesReply: true, replyTo: 'budi@kelas.test' })
    const chosen = { ...ending, replyTo: 'halo@kelas.test' }
    expect(renderer.render(chosen, text)).toMatchObject({ replyTo: 'halo@kelas.test' })
  })

  it.each([
    { opens: false, clicks: false },
    { opens: true, clicks: false },
    { opens: false, clicks: true },
  ])('bears only what is to come back: %o', (track) => {
    const { html } = createRenderer({ ...options, track }).render(job, text)
    expect(html.includes('booster.example/o/')).toBe(track.opens)
    expect(html.includes('booster.example/l/')).toBe(track.clicks)
    expect(html.includes('href="https://x.test/"')).toBe(!track.clicks)
  })

  it('lets a sequence count less than the installation, for one version in both ways', () => {
    const renderer = createRenderer(options)
    const bears = (rules: Pick<ClaimedJob, 'trackOpens' | 'trackClicks'>) => {
      const { html } = renderer.render({ ...job, ...rules }, text)
      return ['o', 'l'].map((kind) => html.includes(`booster.example/${kind}/`))
    }
    expect(bears({ trackOpens: 'on', trackClicks: false })).toEqual([true, false])
    expect(bears({ trackOpens: 'off', trackClicks: true })).toEqual([false, true])
    expect(bears({ trackOpens: 'auto', trackClicks: true })).toEqual([false, true])
    expect(bears({ trackOpens: 'on', trackClicks: true })).toEqual([true, true])
  })

  it('counts by itself the openings of long mails only', () => {
    const long = { ...text, version: 2, emailBody: `<p>${'kata '.repeat(700)}</p>` }
    const renderer = createRenderer(options)
    const auto = { ...job, trackOpens: 'auto' as const }
    expect(renderer.render(auto, long).html).toContain('booster.example/o/')
    expect(renderer.render(auto, text).html).not.toContain('booster.example/o/')
    expect([renderer.countsOpens('auto', long), renderer.countsOpens('auto', text)]).toEqual([true, false])
    expect([renderer.countsOpens('off', long), renderer.countsOpens('on', text)]).toEqual([false, true])
    const without = createRenderer({ ...options, track: { opens: false, clicks: true } })
    expect(without.countsOpens('on', long)).toBe(false)
    const deep = { ...text, version: 9, emailBody: '<div>'.repeat(200) }
    expect(renderer.countsOpens('on', deep)).toBe(false)
  })

  it('keeps a version, and never a draft', () => {
    const renderer = createRenderer(options)
    const changed = { ...text, emailSubject: 'Draf {{nama}}' }
    renderer.render(job, text)
    expect(renderer.preview(job, changed).subject).toBe('Draf Dewi')
    expect(renderer.render(job, text).subject).toBe('Halo Dewi')
    expect(renderer.render(job, { ...changed, version: 2 }).subject).toBe('Draf Dewi')
  })

  it('shows the mail of a job without anything that works', () => {
    const { html } = createRenderer(options).preview(job, text)
    expect(html).not.toContain('booster.example')
    expect(html).toContain('href="https://x.test/"')
  })

  it('remembers a body of which no mail can be made, and shows the rest of it', () => {
    const renderer = createRenderer(options)
    const deep = { ...text, version: 9, emailBody: '<div>'.repeat(200) }
    expect(() => renderer.render(job, deep)).toThrow('cannot be read')
    expect(() => renderer.render(job, deep)).toThrow('cannot be read')
    expect(renderer.preview(job, deep)).toMatchObject({ subject: 'Halo Dewi' })
  })

  it('makes test mails that are marked and hold nothing that works', () => {
    const { html, subject, to, unsubscribeUrl, isAutomatic } = createRenderer(options).renderTest({
      mail: {
        step: text,
        lead: { name: 'Siti', email: 'siti@contoh.com', whatsapp: null, language: 'id' },
        ...{ affiliateName: 'Budi', senderName: null, replyTo: null, postalAddress: null },
        accountEmail: 'budi@kelas.test',
      },
      to: { name: 'Budi', email: 'budi@contoh.com' },
      language: 'id',
    })
    expect([subject, to, unsubscribeUrl]).toEqual(['[Uji] Halo Siti', 'budi@contoh.com', undefined])
    // A vacation note does not answer it, and its bounce is not taken for one of a mail to a lead.
    expect(isAutomatic).toBe(true)
    const addresses = [...html.matchAll(/https:\/\/booster\.example[^"]*/g)].map(([address]) => address)
    expect(addresses).toEqual(['https://booster.example/u/uji'])
    expect(html).toContain('href="https://x.test/"')
  })
})
