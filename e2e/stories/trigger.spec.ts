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
  await optIn(api, lead.address, name, 'webinar-jualan-laris')

  await budi.goto('/affiliate/runs')
  await budi.getByRole('main').getByRole('button', { name: 'Masukkan lead' }).first().click()
  const dialog = budi.getByRole('dialog', { name: 'Masukkan lead' })
  await dialog.getByLabel('Lead', { exact: true }).fill(name)
  await dialog.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button', { name }).click()
  await expect(dialog.getByLabel('Lead', { exact: true })).toHaveValue('')
  await dialog.getByRole('button', { name: /^Pemicu:/ }).click()
  await budi.getByRole('menuitemradio', { name: /opt-?in/i }).click()
  await expect(dialog.getByText(/sudah/i).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Mulai', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  await dialog.getByRole('button', { name: /^Pemicu:/ }).click()
  await budi.getByRole('menuitemradio', { name: /zoom/i }).click()
  const start = dialog.getByRole('button', { name: 'Mulai 1 progres' })
  await expect(start).toBeEnabled()
  await start.click()
  await expect(budi.getByRole('dialog', { name: '1 progres dimulai' })).toBeVisible()
  expect(new Set((await jobsOf(api, lead.address)).map((job) => job.automation.name))).toEqual(
    new Set(['Sambutan Member Baru', 'Undangan Webinar', 'Follow-up Webinar Zoom']),
  )
})

test('all leads of a name: counted first, run in the background, and found again', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const api = await apiAs('budi')
  const name = `Flamboyan ${newAddress().slice(4, 12)}`
  for (const each of [`${name} Satu`, `${name} Dua`]) await optIn(api, newAddress(), each)

  await budi.goto('/affiliate/runs')
  const open = budi.getByRole('main').getByRole('button', { name: 'Masukkan lead' }).first()
  await open.click()
  const dialog = budi.getByRole('dialog', { name: 'Masukkan lead' })
  await dialog.getByRole('button', { name: 'Semua lead' }).click()
  await dialog.getByLabel('Hanya yang nama atau emailnya diawali').fill(name)
  await dialog.getByRole('button', { name: /^Pemicu:/ }).click()
  await budi.getByRole('menuitemradio', { name: /zoom/i }).click()
  await dialog.getByRole('button', { name: 'Mulai 2 progres' }).click()

  const result = budi.getByRole('dialog', { name: 'Pemicu massal selesai' })
  await expect(result.getByRole('progressbar', { name: 'Lead diproses' })).toHaveAttribute(
    'aria-valuetext',
    '2/2',
  )
  await expect(result.getByText(/^2 progres dimulai/)).toBeVisible()
  await result.getByRole('button', { name: 'Tutup' }).click()

  await open.click()
  await dialog.getByRole('button', { name: 'Semua lead' }).click()
  await dialog.getByLabel('Hanya yang nama atau emailnya diawali').fill(name)
  await expect(dialog.getByRole('list', { name: 'Dilewati' })).toContainText('Sudah ada di alur ini')
  await dialog.getByRole('button', { name: 'Lihat hasil' }).click()
  await expect(result).toBeVisible()
})
