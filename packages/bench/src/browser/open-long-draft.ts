import type { Browser, Page } from '@playwright/test'

/** Of the demo's new affiliate. */
const ACCOUNT = { email: 'baru@demo.test', password: 'demo-booster-2026' }

/** About 48 kB: 270 paragraphs, each with a chip and bold words. */
export const LONG_BODY = Array.from(
  { length: 270 },
  (_, place) =>
    `<p>Paragraf ${place}: Terima kasih sudah mendaftar, {{nama|Kak}}. Panduan yang Anda minta <strong>sudah bisa</strong> ` +
    'dibaca sekarang, tiga hal yang paling sering ditanyakan orang.</p>',
).join('\n')

/** A page with the editor of a sequence whose only mail is long. */
export async function openLongDraft(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'id-ID',
    viewport: { width: 1_440, height: 900 },
    extraHTTPHeaders: { origin: url },
  })
  const post = async (path: string, data: object): Promise<unknown> => {
    const answer = await context.request.post(path, { data })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`)
    return answer.json()
  }
  await post('/api/auth/sign-in/email', ACCOUNT)
  const steps = [{ delayMinutes: 0, emailSubject: 'Panjang', emailBody: LONG_BODY }]
  const sequence = { name: 'Panjang', triggerType: 'WELCOME' }
  const { data } = (await post('/api/affiliate/automations', sequence)) as {
    readonly data: { readonly id: string }
  }
  const saved = await context.request.put(`/api/affiliate/automations/${data.id}/draft`, { data: { steps } })
  if (!saved.ok()) throw new Error(`the draft was refused: ${saved.status()}`)
  await context.setExtraHTTPHeaders({})
  const page = await context.newPage()
  await page.goto(`/affiliate/automation/${data.id}`)
  await page.locator('#editor-body').waitFor()
  await page.locator('iframe[srcdoc]').waitFor()
  return page
}
