import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '../fixtures.ts'
import { afterFirstMail } from '../world/opted-in-lead.ts'

/** What would run: sets a mark in its own window and in the one around it. */
const MARK = 'window.wasRun=1,top.wasRun=1'

/** The well-known ways by which a text gets a browser to run or to fetch something. @param own an address that nobody asks */
function attempts(own: string): readonly string[] {
  return [
    `<script>${MARK}</script>`,
    `<script src="${own}/script.js"></script>`,
    `<img src="x" onerror="${MARK}" alt="">`,
    `<svg onload="${MARK}"><script>${MARK}</script></svg>`,
    `<body onload="${MARK}">`,
    `<details open ontoggle="${MARK}"><summary>Baca</summary></details>`,
    `<input autofocus onfocus="${MARK}">`,
    `<a href="javascript:${MARK}">Tautan pertama</a>`,
    `<a href="java&#10;script:${MARK}">Tautan kedua</a>`,
    `<a href="data:text/html,<script>${MARK}</script>">Tautan ketiga</a>`,
    `<iframe srcdoc="<script>${MARK}</script>"></iframe>`,
    `<iframe src="${own}/frame"></iframe><object data="${own}/object"></object><embed src="${own}/embed">`,
    `<link rel="stylesheet" href="${own}/style.css"><style>@import url("${own}/import.css");</style>`,
    `<meta http-equiv="refresh" content="0;url=${own}/refresh"><base href="${own}/">`,
    `<form action="${own}/form"><button formaction="${own}/button">Kirim</button></form>`,
    `<video autoplay src="${own}/video" onerror="${MARK}"></video><audio autoplay src="${own}/audio"></audio>`,
    `<p style="width:expression(${MARK})" onclick="${MARK}" onmouseover="${MARK}">Paragraf</p>`,
    `<math><mtext><table><mglyph><style><img src="x" onerror="${MARK}"></style></mglyph></table></mtext></math>`,
    `<noscript><p title="</noscript><img src=x onerror=${MARK}>"></p></noscript>`,
  ]
}

test('no script of a body runs, and nothing that it names is fetched, wherever the mail is shown', async ({
  budi,
  apiAs,
  newAddress,
  world,
}) => {
  test.slow()
  const asked: string[] = []
  const foreign = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await once(foreign.listen(0, '127.0.0.1'), 'listening')
  const own = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
  const api = await apiAs('budi')
  const email = newAddress()
  const subject = `Percobaan ${email}`
  const id = await writeSequence(subject, `<p>Awal isi</p>${attempts(own).join('\n')}<p>Akhir isi</p>`)

  await budi.goto(`/affiliate/automation/${id}`)
  await budi.locator('.flow__card').first().click()
  await judge(budi, 'iframe[title="Pratinjau email"]', 'the editor')

  const consent = { text: 'Setuju menerima email.', source: 'Bazar' }
  const lead = await api.mutate<{ readonly id: string }>('lead.add', { name: 'Melati', email, consent })
  await api.mutate('trigger.run', { leadIds: [lead.id], triggerType: 'WELCOME', automationId: id })
  const [job] = await afterFirstMail(api, email)
  await budi.goto(`/affiliate/jobs?job=${job?.id}`)
  await budi.getByRole('dialog').getByRole('button', { name: 'Lihat email' }).click()
  await judge(budi, 'iframe[title="Isi email"]', 'the drawer')

  await budi.goto(`${world.sandboxUrl}/?q=${encodeURIComponent(email)}`)
  await budi.getByRole('link').filter({ hasText: subject }).click()
  await judge(budi, 'iframe.mail-body', 'the sandbox')
  await budi.getByRole('link', { name: 'Tampilkan gambar' }).click()
  await judge(budi, 'iframe.mail-body', 'the sandbox with pictures')
  foreign.close()
  foreign.closeAllConnections()

  async function writeSequence(emailSubject: string, emailBody: string): Promise<string> {
    const post = (path: string, method: string, body: unknown) =>
      api.ask(`/api/affiliate/automations${path}`, { method, body: JSON.stringify(body) })
    const made = await post('', 'POST', { name: 'Percobaan', triggerType: 'WELCOME' })
    expect(made.status).toBeLessThan(300)
    const { data } = (await made.json()) as { readonly data: { readonly id: string } }
    const steps = [{ delayMinutes: 0, emailSubject, emailBody }]
    const saved = await post(`/${data.id}/draft`, 'PUT', { steps })
    expect(saved.status, await saved.clone().text()).toBe(200)
    for (const [path, method, body] of [
      ['/publish', 'POST', {}],
      ['', 'PATCH', { status: 'active' }],
    ] as const) {
      const answer = await post(`/${data.id}${path}`, method, body)
      expect(answer.status, await answer.clone().text()).toBe(200)
    }
    return data.id
  }

  async function judge(page: Page, frame: string, where: string): Promise<void> {
    const body = page.frameLocator(frame).locator('body')
    await expect(body, where).toContainText('Awal isi')
    await expect(body, where).toContainText('Akhir isi')
    // By mouse, as a curious reader: over everything, onto each link.
    for (const link of await body.getByText('Tautan').all()) await link.click({ force: true })
    await body.getByText('Paragraf').hover({ force: true })
    const marks = await Promise.all(page.frames().map((each) => each.evaluate(() => 'wasRun' in window)))
    expect(marks.length, where).toBeGreaterThan(1)
    expect(marks.filter(Boolean), where).toEqual([])
    expect(asked, where).toEqual([])
  }
})
