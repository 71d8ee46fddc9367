import { expect, PHONE, test } from '../fixtures.ts'
import { grossFlaws } from '../world/flaws/gross-flaws.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the open drawer, menu and dialogs (${theme})`, async ({ openAs }) => {
    const page = await openAs('budi', { theme })
    await page.goto('/affiliate/jobs?status=failed')
    await page.getByRole('table').locator('tbody a').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Riwayat email' })).toBeVisible()
    expect.soft(await grossFlaws(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Lihat email' }).click()
    await expect(page.locator('iframe')).toBeVisible()
    expect(await page.locator('iframe').first().getAttribute('sandbox')).not.toContain('allow-scripts')
    expect.soft(await grossFlaws(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    await page.goto('/affiliate/runs')
    await page.getByRole('main').getByRole('button', { name: 'Masukkan lead' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect.soft(await grossFlaws(page)).toEqual([])
  })
}

test('the drawer is a page of its own on phones; Escape closes it and the focus goes back', async ({
  openAs,
}) => {
  const page = await openAs('budi', PHONE)
  await page.goto('/affiliate/jobs?status=failed')
  const link = page.getByRole('table').locator('tbody a').first()
  await link.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toBeVisible()
  const box = await drawer.boundingBox()
  expect(box?.width).toBe(390)
  await expect(drawer.getByRole('heading', { name: 'Riwayat email' })).toBeVisible()
  expect.soft(await grossFlaws(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page).not.toHaveURL(/job=/)
})

test('the keyboard walks: skip link, drawer by Enter, next by j, closed by Escape', async ({ budi }) => {
  await budi.goto('/affiliate/jobs?status=failed')
  await expect(budi.getByRole('table', { name: 'Antrean' })).toBeVisible()
  await budi.keyboard.press('Tab')
  await expect(budi.getByRole('link', { name: 'Langsung ke isi' })).toBeFocused()
  await budi.getByRole('table').locator('tbody a').first().focus()
  await budi.keyboard.press('Enter')
  await expect(budi.getByRole('dialog')).toBeVisible()
  await expect(budi.getByRole('heading', { name: 'Riwayat email' })).toBeVisible()
  const first = new URL(budi.url()).searchParams.get('job')
  await budi.keyboard.press('j')
  await expect(budi).not.toHaveURL(new RegExp(first ?? ''))
  await budi.keyboard.press('Escape')
  await expect(budi.getByRole('dialog')).toBeHidden()
})
