import type { Page } from '@playwright/test'
import { callsOf } from './calls-of.ts'

/** The editor of the newest sequence of the list, by no words: for whatever language the page has. */
export async function openEditor(page: Page): Promise<void> {
  await page.locator('tbody tr a[href*="/automation/"]').filter({ visible: true }).first().click()
  await page.locator('.rich__body').waitFor({ state: 'attached' })
}

/** Nothing that is typed from here on reaches the server. */
export async function holdSaves(page: Page): Promise<void> {
  await page.route(callsOf('automation.saveDraft'), (route) => route.abort())
}

/** Writes into the field of the step that is chosen; on phones the step has to be opened first. */
export async function typeSubject(page: Page, text: string): Promise<void> {
  await page.locator('.flow__card').first().click()
  await page.locator('#editor-subject').fill(text)
}

/** Somebody else saves while this page is open: the same person elsewhere, or a program with a key. */
export async function saveElsewhere(page: Page, by: 'person' | 'program'): Promise<void> {
  await page.evaluate(async (who) => {
    const id = location.pathname.split('/').at(-1)
    const call = async (name: string, input: unknown) => {
      const answer = await fetch(`/trpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return ((await answer.json()) as { result: { data: { secret: string } } }).result.data
    }
    const steps = [{ delayMinutes: 0, emailSubject: `Lain ${Date.now()}`, emailBody: '<p>Lain</p>' }]
    if (who === 'person') return void (await call('automation.saveDraft', { id, steps, replace: true }))
    const { secret } = await call('apiKey.create', { name: 'Penulis' })
    await fetch(`/api/affiliate/automations/${id}/draft`, {
      method: 'PUT',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ steps, replace: true }),
    })
  }, by)
}
