import { STANDARD_FIELDS } from '@booster/contracts/forms/form-fields'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { describe, expect, it } from 'vitest'
import { formPage, thankYouPage } from './form-page.ts'

const form: FormPageRow = {
  id: '00000000-0000-7000-8000-000000000001',
  slug: 'webinar',
  title: 'Webinar "gratis" <b>',
  headline: '',
  description: 'Satu.\n\nDua.',
  buttonText: 'Daftar',
  consentText: 'Saya setuju & paham',
  thankYouText: '<script>alert(1)</script>',
  fields: STANDARD_FIELDS,
  consentVersion: 1,
  redirectUrl: null,
  doubleOptIn: false,
  open: true,
  affiliateName: 'Budi Santoso',
}

describe('formPage', () => {
  it('escapes everything that an affiliate or a visitor wrote', () => {
    const values = { name: '"><img src=x onerror=alert(1)>', email: "'", whatsapp: '', consent: false }
    const page = formPage({ form, language: 'id', sandboxUrl: null, values })
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<b>')
    expect(page).toContain('Saya setuju &amp; paham')
    expect(thankYouPage({ form, language: 'id', sandboxUrl: null })).not.toContain('<script')
  })

  it('says at the field what is wrong, for eyes and screen readers', () => {
    const page = formPage({ form, language: 'en', sandboxUrl: null, errors: { email: 'No address' } })
    expect(page).toMatch(/id="email"[^>]*aria-invalid="true" aria-describedby="email-error"/)
    expect(page).toContain('id="email-error" role="alert"')
    expect(page).toContain('lang="en"')
  })

  it('asks for WhatsApp only where the form does, and shows the sandbox only there', () => {
    expect(
      formPage({ form: { ...form, fields: STANDARD_FIELDS.slice(0, 2) }, language: 'id', sandboxUrl: null }),
    ).not.toContain('whatsapp')
    expect(formPage({ form, language: 'id', sandboxUrl: 'http://127.0.0.1:4010/' })).toContain('sandbox-bar')
  })
})
