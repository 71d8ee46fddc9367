import { expect, type Page } from '../fixtures.ts'
import type { ApiClient } from './api-client.ts'
import type { SandboxControl } from './sandbox-control.ts'

/** What `addAffiliate` chooses. */
export const PASSWORD = 'sandi pertama yang panjang'

/** The page that the newest mail to an address leads to, once that many have arrived. */
export async function linkTo(sandbox: SandboxControl, address: string, mails: number): Promise<string> {
  await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBe(mails)
  const [newest] = await sandbox.messagesTo(address)
  return /\/set-password\/[\w-]{43}/.exec(newest?.content ?? '')?.[0] ?? ''
}

export async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Kata sandi baru').fill(password)
  await page.getByLabel('Ulangi kata sandi').fill(password)
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(page.getByRole('heading', { name: 'Kata sandi tersimpan' })).toBeVisible()
}

/** Somebody who was invited and has chosen a password, by the API. */
export async function addAffiliate(input: {
  readonly admin: ApiClient
  readonly sandbox: SandboxControl
  readonly page: Page
  readonly email: string
  readonly name: string
}): Promise<void> {
  const { admin, sandbox, page, email, name } = input
  await admin.mutate('admin.user.invite', { email, name, role: 'affiliate', language: 'id' })
  await choosePassword(page, await linkTo(sandbox, email, 1), PASSWORD)
}
