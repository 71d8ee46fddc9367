import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { FAULT_MODES } from './fault.ts'
import { FAULT_WORDS } from './fault-words.ts'
import { postMail, startTestSandbox, TEST_REF } from './testing.ts'

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
    expect(page).toMatch(/ sandbox srcdoc="[^"]*&lt;script&gt;/)
    expect(page).not.toContain('<script>alert')
    expect(answer.headers.get('content-security-policy')).toContain('img-src data:;')
    const withImages = await fetch(`${sandbox.url}/messages/1?images=1`)
    expect(withImages.headers.get('content-security-policy')).toContain('img-src data: http: https:;')
    expect((await fetch(`${sandbox.url}/messages/99`)).status).toBe(404)
  })

  it('never loads the picture that counts openings: whoever looks here is not the lead', async () => {
    await using sandbox = await startTestSandbox()
    const dot =
      '<img src="https://pictures.test/u/12345"><img src="https://app.test/o/token" width="1" height="1" alt="" style="display:block">'
    await postMail(sandbox.url, { content: `<p>Isi</p><img src="https://x.test/a.png" width="100">${dot}` })
    const page = await (await fetch(`${sandbox.url}/messages/1?images=1`)).text()
    expect(page).toContain('https://x.test/a.png')
    expect(page).not.toContain('app.test/o/')
  })

  it('hands out no token where a mail is looked at, and opens a link as the lead by its button only', async () => {
    await using sandbox = await startTestSandbox()
    const click = 'https://app.test/l/AbCd_efgh-123-kkkkkkkkkkkkkkkkkkkkkkkkkk?a=1&b=2'
    const stop = 'https://app.test/u/ZyXw_9876-abc-kkkkkkkkkkkkkkkkkkkkkkkkkk'
    await postMail(sandbox.url, {
      content: `<a class="x" href="${click.replace('&', '&amp;')}">Buka <b>kelas</b></a> <a target="_self" href='${stop}'>Berhenti</a>
        <a href="mailto:a@b.test">Surat</a> <p>${stop}</p><img src="https://pictures.test/u/12345"><img src="https://app.test/o/QwEr_5555-xyz-kkkkkkkkkkkkkkkkkkkkkkkkkk" width="1" height="1">`,
    })
    for (const address of ['/messages/1', '/messages/1?images=1&lang=en']) {
      const page = await (await fetch(`${sandbox.url}${address}`)).text()
      for (const token of ['AbCd_efgh', 'ZyXw_9876', 'QwEr_5555']) expect(page).not.toContain(token)
      expect(page.match(/name="link" value="\d+"/g)).toHaveLength(2)
      expect(page).toContain('srcdoc="&lt;base target=')
      expect(page).not.toContain('/u/12345…')
      expect(page).not.toContain('_self')
    }
    const open = (link: string) =>
      fetch(`${sandbox.url}/messages/1/links`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: sandbox.url },
        body: new URLSearchParams({ link }),
      })
    const led = async (link: string) => {
      const answer = await open(link)
      return [answer.status, answer.headers.get('location')]
    }
    expect([await led('0'), await led('1')]).toEqual([
      [303, click],
      [303, stop],
    ])
    expect([(await open('2')).status, (await open('x')).status]).toEqual([404, 400])
    expect((await fetch(`${sandbox.url}/messages/1/links?link=0`, { redirect: 'manual' })).status).toBe(404)
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

  it('says what each fault means, in both languages', async () => {
    await using sandbox = await startTestSandbox()
    const id = await (await fetch(`${sandbox.url}/`)).text()
    const en = await (await fetch(`${sandbox.url}/?lang=en`)).text()
    for (const mode of FAULT_MODES) {
      expect(id).toContain(FAULT_WORDS.id[mode].name)
      expect(en).toContain(FAULT_WORDS.en[mode].effect)
    }
  })

  it('wears the product’s font, which its policy lets through', async () => {
    await using sandbox = await startTestSandbox()
    const page = await fetch(`${sandbox.url}/`)
    const font = await fetch(`${sandbox.url}/font.woff2`)
    expect(page.headers.get('content-security-policy')).toContain("font-src 'self'")
    expect(font.headers.get('content-type')).toBe('font/woff2')
    expect(
      Buffer.from(await font.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('wOF2')
  })

  it('reports by a button what became of a mail, and shows what the app answered', async () => {
    const received: unknown[] = []
    const app = createServer(async (request, response) => {
      received.push(await json(request))
      response.writeHead(received.length === 1 ? 200 : 401).end()
    })
    await once(app.listen(0, '127.0.0.1'), 'listening')
    const hook = `http://127.0.0.1:${(app.address() as AddressInfo).port}/hook`
    await using sandbox = await startTestSandbox({ webhook: { url: hook } })
    await postMail(sandbox.url, { recipient: 'sari@x.test' })
    await postMail(sandbox.url, { recipient: 'joko@x.test' })
    const report = (type: string) =>
      fetch(`${sandbox.url}/messages/1/events?lang=en`, {
        method: 'POST',
        headers: { origin: sandbox.url },
        body: new URLSearchParams({ type }),
      })
    expect(await (await report('bounce')).text()).toContain('The app took the report “Bounced”.')
    expect(await (await report('spam')).text()).toContain('The app refused this report (401).')
    app.close()
    app.closeAllConnections()
    expect(await (await report('open')).text()).toContain('The app could not be reached')
    expect(received).toMatchObject([
      { event: 'bounce', email: 'sari@x.test', message_id: TEST_REF },
      { event: 'spam', email: 'sari@x.test' },
    ])
    expect((await report('nonsense')).status).toBe(400)
  })

  it('has no report buttons where no app listens', async () => {
    await using sandbox = await startTestSandbox()
    await postMail(sandbox.url)
    expect(await (await fetch(`${sandbox.url}/messages/1`)).text()).not.toContain('name="type"')
    const answer = await fetch(`${sandbox.url}/messages/1/events`, {
      method: 'POST',
      body: new URLSearchParams({ type: 'open' }),
    })
    expect(answer.status).toBe(404)
  })
})
