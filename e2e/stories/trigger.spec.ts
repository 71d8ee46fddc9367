import { expect, test } from '../fixtures.ts'
import { afterFirstMail, jobsOf, optIn } from '../world/opted-in-lead.ts'

test('by hand: who enters and who is skipped, and why, is shown before anything happens', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const api = await apiAs('budi')
  const name = `Kenanga ${newAddress().slice(4, 12)}`
  const lead = await optIn(api, newAddress(), name)
  await afterFirstMail(api, lead.address)

  await budi.goto('/affiliate/runs')
  await budi.getByRole('main').getByRole('button', { name: 'Picu manual' }).first().click()
  const dialog = budi.getByRole('dialog', { name: 'Picu manual' })
  await dialog.getByLabel('Lead', { exact: true }).fill(name)
  await dialog.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button', { name }).click()
  await expect(dialog.getByLabel('Lead', { exact: true })).toHaveValue('')
  await dialog.getByRole('button', { name: /^Pemicu:/ }).click()
  await budi.getByRole('menuitemradio', { name: /opt-?in/i }).click()
  await expect(dialog.getByText(/sudah/i).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Picu', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  await dialog.getByRole('button', { name: /^Pemicu:/ }).click()
  await budi.getByRole('menuitemradio', { name: /zoom/i }).click()
  const start = dialog.getByRole('button', { name: 'Picu 1 perjalanan' })
  await expect(start).toBeEnabled()
  await start.click()
  await expect(budi.getByRole('dialog', { name: '1 perjalanan dimulai' })).toBeVisible()
  expect(new Set((await jobsOf(api, lead.address)).map((job) => job.automation.name))).toEqual(
    new Set(['Sambutan Member Baru', 'Follow-up Webinar Zoom']),
  )
})
