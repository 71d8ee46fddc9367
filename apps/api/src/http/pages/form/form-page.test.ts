import { type FormField, STANDARD_FIELDS } from '@booster/contracts/forms/form-fields'
import { trapNameOf } from '@booster/contracts/optin'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { describe, expect, it } from 'vitest'
import { type FormPageOptions, formPage, thankYouPage } from './form-page.ts'

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
  consentVersion: 3,
  redirectUrl: null,
  doubleOptIn: false,
  open: true,
  affiliateName: 'Budi Santoso',
}
const ownFields: readonly FormField[] = [
  { kind: 'email', label: 'Alamat <email>', required: true },
  {
    kind: 'choice',
    key: 'field_kota',
    label: 'Kota',
    required: true,
    options: ['Bandung', 'Solo & sekitarnya'],
  },
  { kind: 'text', key: 'field_usaha', label: 'Usaha', required: false },
  { kind: 'name', label: null, required: true },
]

function show(options: Partial<FormPageOptions> = {}): string {
  return formPage({ form, language: 'id', sandboxUrl: null, ...options })
}

describe('formPage', () => {
  it('escapes everything that an affiliate or a visitor wrote', () => {
    const page = show({ values: { name: '"><img src=x onerror=alert(1)>', email: "'" } })
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<b>')
    expect(page).toContain('Saya setuju &amp; paham')
    expect(thankYouPage({ form, language: 'id', sandboxUrl: null })).not.toContain('<script')
  })

  it('says at the field what is wrong, in the title too, and begins at the first wrong field', () => {
    const page = show({ language: 'en', errors: { email: 'No address', consent: 'Tick it' } })
    expect(page).toMatch(/id="email"[^>]*aria-invalid="true" aria-describedby="email-error" autofocus/)
    expect(page).toContain('id="email-error"')
    expect(page.match(/autofocus/g)).toHaveLength(1)
    expect(page).toContain('lang="en"')
    expect(page).toContain('<title>Error: Webinar')
    expect(show()).not.toMatch(/autofocus|Kesalahan/)
  })

  it('says what is wrong with the whole above the form', () => {
    const page = show({ errors: { form: 'Coba lagi' }, values: { name: 'Siti' } })
    expect(page).toMatch(/id="form-error" tabindex="-1" autofocus>.*Coba lagi/)
    expect(page).toContain('value="Siti"')
  })

  it('shows the fields of the form in their order, with their labels, and what was chosen', () => {
    const page = show({
      form: { ...form, fields: ownFields },
      values: { field_kota: 'Solo & sekitarnya', field_usaha: 'Kue' },
    })
    const names = [...page.matchAll(/id="([a-z_]+)" name="/g)].map((match) => match[1])
    expect(names).toEqual(['email', 'field_kota', 'field_usaha', 'name'])
    expect(page).toContain('Alamat &lt;email&gt;')
    expect(page).toContain('<option selected>Solo &amp; sekitarnya</option>')
    expect(page).toContain('value="Kue"')
    expect(page).not.toContain('whatsapp')
    expect(page).toMatch(/Usaha<span class="field__aside">opsional/)
  })

  it('keeps its trap from people and from programs that fill in forms', () => {
    const page = show()
    const trap = /<div hidden style="display:none">.*?<\/div>/.exec(page)?.[0]
    expect(trap).toContain(`name="${trapNameOf(form.id)}"`)
    expect(trap).toContain('data-1p-ignore')
    for (const filled of ['website', 'url', 'phone', 'company'])
      expect(page).not.toContain(`name="${filled}"`)
  })

  it('tells which consent text was shown, and where the sandbox is', () => {
    expect(show()).toContain('name="consentVersion" value="3"')
    expect(show({ sandboxUrl: 'http://127.0.0.1:4010/' })).toContain('sandbox-bar')
  })
})

describe('thankYouPage', () => {
  it('has words of its own, and says when a confirmation is needed', () => {
    const plain = thankYouPage({ form: { ...form, thankYouText: ' ' }, language: 'en', sandboxUrl: null })
    expect(plain).toContain('We have your registration.')
    expect(plain).toContain('If you receive')
    const must = { ...form, doubleOptIn: true }
    expect(thankYouPage({ form: must, language: 'en', sandboxUrl: null })).toContain('One more step')
  })
})
