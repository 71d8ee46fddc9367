import { describe, expect, it } from 'vitest'
import { postMail, startTestSandbox } from './testing.ts'

describe('inbox page', () => {
  it('says that nothing left this machine, in both languages, and escapes everything', async () => {
    await using sandbox = await startTestSandbox()
    await postMail(sandbox.url, { recipient: '"<b>x</b>"@x.test', subject: '<script>alert(1)</script>' })
    const id = await (await fetch(`${sandbox.url}/`)).text()
    const en = await (await fetch(`${sandbox.url}/?lang=en`)).text()
    expect(id).toContain('Sandbox: tidak ada email yang keluar dari komputer ini.')
    expect(en).toContain('Sandbox: no mail left this machine.')
    expect(en).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(en).not.toContain('<script>alert(1)')
    expect(en).not.toContain('<b>x</b>')
  })

  it('shows a mail in an iframe without scripts, images only when asked for', async () => {
    await using sandbox = await startTestSandbox()
    await postMail(sandbox.url, { content: '<p id="x">Isi</p><script>alert(1)</script>"><img src=x>' })
    const answer = await fetch(`${sandbox.url}/messages/1?lang=en`)
    const page = await answer.text()
    expect(page).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="[^"]*&lt;script&gt;/)
    expect(page).not.toContain('<script>alert')
    expect(answer.headers.get('content-security-policy')).toContain('img-src data:;')
    const withImages = await fetch(`${sandbox.url}/messages/1?images=1`)
    expect(withImages.headers.get('content-security-policy')).toContain('img-src data: http: https:;')
    expect((await fetch(`${sandbox.url}/messages/99`)).status).toBe(404)
  })

  it('searches by address and reflects the search escaped', async () => {
    await using sandbox = await startTestSandbox()
    await postMail(sandbox.url, { recipient: 'sari@x.test', subject: 'untuk sari' })
    await postMail(sandbox.url, { recipient: 'joko@x.test', subject: 'untuk joko' })
    const found = await (await fetch(`${sandbox.url}/?q=SARI`)).text()
    expect(found).toContain('untuk sari')
    expect(found).not.toContain('untuk joko')
    expect(await (await fetch(`${sandbox.url}/?q=${encodeURIComponent('"><svg>')}`)).text()).not.toContain(
      '<svg>',
    )
  })

  it('sets a fault by its button', async () => {
    await using sandbox = await startTestSandbox()
    const answer = await fetch(`${sandbox.url}/faults?lang=en`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: sandbox.url },
      body: new URLSearchParams({ mode: '503' }),
    })
    expect(answer.status).toBe(303)
    expect(await (await fetch(`${sandbox.url}/?lang=en`)).text()).toMatch(/value="503" aria-pressed="true"/)
    expect((await postMail(sandbox.url)).status).toBe(503)
  })
})
