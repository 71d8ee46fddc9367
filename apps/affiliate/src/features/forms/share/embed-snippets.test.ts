import { describe, expect, it } from 'vitest'
import { frameSnippet, plainSnippet } from './embed-snippets.ts'

const FORM: Parameters<typeof plainSnippet>[0] = {
  id: '00000000-0000-7000-8000-000000000001',
  url: 'https://booster.example/f/kelas',
  title: 'Kelas "Kopi" & Susu',
  consentText: 'Saya setuju <b>sekarang</b>.',
  consentVersion: 3,
  buttonText: 'Daftar',
  fields: [
    { kind: 'email', label: null, required: true },
    { kind: 'name', label: 'Nama panggilan', required: true },
    { kind: 'choice', key: 'field_paket', label: 'Paket', required: true, options: ['Dasar', 'A&B'] },
    { kind: 'text', key: 'field_kota', label: 'Kota', required: false },
  ],
}
const WORDS = { name: 'Nama', email: 'Email', whatsapp: 'WhatsApp' }

describe('what is put into another site', () => {
  it('as a frame leads to the hosted page', () => {
    expect(frameSnippet(FORM)).toBe(
      '<iframe src="https://booster.example/f/kelas" title="Kelas &quot;Kopi&quot; &amp; Susu" style="width:100%;min-height:720px;border:0" loading="lazy"></iframe>',
    )
  })

  it('as plain HTML asks what the form asks, in its order, and names the text that is agreed to', () => {
    const lines = plainSnippet(FORM, WORDS).split('\n')
    expect(lines).toEqual([
      `<form action="https://booster.example/api/affiliate/optin-forms/${FORM.id}/submit" method="post">`,
      '  <input type="hidden" name="consentVersion" value="3">',
      '  <label>Email <input type="email" name="email" autocomplete="email" maxlength="254" required></label>',
      '  <label>Nama panggilan <input name="name" autocomplete="name" maxlength="120" required></label>',
      '  <label>Paket <select name="field_paket" required><option value=""></option><option>Dasar</option><option>A&amp;B</option></select></label>',
      '  <label>Kota <input name="field_kota" maxlength="500"></label>',
      '  <label><input type="checkbox" name="consent" value="true" required> Saya setuju &lt;b&gt;sekarang&lt;/b&gt;.</label>',
      '  <button type="submit">Daftar</button>',
      '</form>',
    ])
  })
})
