import { expect, test } from '../fixtures.ts'
import { afterFirstMail, jobsOf, optIn, statusByRest } from '../world/opted-in-lead.ts'

test('a waiting e-mail is cancelled at once, taken back, and cancelled for good', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const api = await apiAs('budi')
  const { address, name } = await optIn(api, newAddress())
  const [, second] = await afterFirstMail(api, address)
  if (second === undefined) throw new Error('The sequence has no second step.')
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const row = budi.getByRole('row').filter({ hasText: 'Langkah 2 dari' })
  const cancel = async () => {
    await row.getByRole('button', { name: `Aksi untuk ${name}` }).click()
    await budi.getByRole('menuitem', { name: 'Batalkan kirim' }).click()
  }

  // What the person sees does not wait for the server, which is held until it is seen.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await budi.route(/\/trpc\/job\.cancel/, async (route) => {
    await held
    await route.continue()
  })
  await cancel()
  await expect(row.getByText('Dibatalkan', { exact: true })).toBeVisible()
  release()
  await budi.getByRole('button', { name: /Urungkan/ }).click()
  await expect(row.getByText('Menunggu')).toBeVisible()
  await expect.poll(() => statusByRest(api, second)).toBe('pending')

  await cancel()
  await expect(budi.getByRole('button', { name: /Urungkan/ })).toBeVisible()
  await expect.poll(() => statusByRest(api, second)).toBe('cancelled')
  await expect(row.getByText('Dibatalkan', { exact: true })).toBeVisible()
})

test('an undo does not lie over the buttons for the next choice', async ({ budi, apiAs, newAddress }) => {
  const api = await apiAs('budi')
  const { address, name } = await optIn(api, newAddress())
  await afterFirstMail(api, address)
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const rows = budi.getByRole('row').filter({ hasText: 'Menunggu' })
  await rows
    .first()
    .getByRole('button', { name: `Aksi untuk ${name}` })
    .click()
  await budi.getByRole('menuitem', { name: 'Batalkan kirim' }).click()
  await expect(budi.getByRole('button', { name: /Urungkan/ })).toBeVisible()
  await rows.first().getByRole('checkbox').check()
  const buttons = budi.locator('.bulk-bar button:visible')
  await expect(buttons.first()).toBeVisible()
  const covered = await buttons.evaluateAll((all) =>
    all
      .filter((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect()
        return !button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
      })
      .map((button) => button.textContent),
  )
  expect(covered).toEqual([])
  await expect(budi.getByRole('button', { name: /Urungkan/ })).toBeVisible()
})

test('a refused cancellation puts the row back and names the error', async ({ budi, apiAs, newAddress }) => {
  const api = await apiAs('budi')
  const { address, name } = await optIn(api, newAddress())
  await afterFirstMail(api, address)
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const row = budi.getByRole('row').filter({ hasText: 'Langkah 2 dari' })
  await budi.route(/\/trpc\/job\.cancel/, (route) =>
    route.fulfill({ status: 500, headers: { 'x-request-id': 'req-e2e-500' }, json: broken('job.cancel') }),
  )
  await row.getByRole('button', { name: `Aksi untuk ${name}` }).click()
  await budi.getByRole('menuitem', { name: 'Batalkan kirim' }).click()
  const toast = budi.locator('.toast')
  await expect(toast).toContainText('req-e2e-500')
  await expect(toast.getByLabel('Salin kode kesalahan')).toBeVisible()
  await expect(row.getByText('Menunggu')).toBeVisible()
})

test('a whole journey is cancelled after a question that says what it costs', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const api = await apiAs('budi')
  const { address, name } = await optIn(api, newAddress())
  await afterFirstMail(api, address)
  await budi.goto(`/affiliate/runs?q=${encodeURIComponent(address)}`)
  await budi
    .getByRole('button', { name: `Aksi untuk ${name}` })
    .first()
    .click()
  await budi.getByRole('menuitem', { name: 'Hentikan alur' }).click()
  const question = budi.getByRole('alertdialog').or(budi.getByRole('dialog'))
  await expect(question).toContainText('3 email yang belum terkirim')
  await question.getByRole('button', { name: 'Hentikan alur' }).click()
  await expect(
    budi.getByRole('row').filter({ hasText: address }).getByText('Dibatalkan', { exact: true }),
  ).toBeVisible()
  expect((await jobsOf(api, address)).map(({ status }) => status)).toEqual([
    'completed',
    'cancelled',
    'cancelled',
    'cancelled',
  ])
})

function broken(path: string) {
  return {
    error: {
      message: 'Something broke',
      code: -32603,
      data: {
        code: 'INTERNAL_SERVER_ERROR',
        httpStatus: 500,
        path,
        requestId: 'req-e2e-500',
        reason: null,
        field: null,
      },
    },
  }
}
