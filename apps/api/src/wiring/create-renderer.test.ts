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
  affiliateName: 'Budi',
  senderName: null,
  replyTo: null,
  automationName: 'A',
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
    const { html, subject, to, unsubscribeUrl } = createRenderer(options).renderTest({
      mail: {
        step: text,
        lead: { name: 'Siti', email: 'siti@contoh.com', whatsapp: null },
        ...{ affiliateName: 'Budi', senderName: null, replyTo: null },
      },
      to: { name: 'Budi', email: 'budi@contoh.com' },
      language: 'id',
    })
    expect([subject, to, unsubscribeUrl]).toEqual(['[Uji] Halo Siti', 'budi@contoh.com', undefined])
    const addresses = [...html.matchAll(/https:\/\/booster\.example[^"]*/g)].map(([address]) => address)
    expect(addresses).toEqual(['https://booster.example/u/uji'])
    expect(html).toContain('href="https://x.test/"')
  })
})
