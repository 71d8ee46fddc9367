import { expect, test } from '../fixtures.ts'

const faces = [
  { path: '/affiliate/jobs', says: 'Belum ada email', next: /Lihat alur/ },
  { path: '/affiliate/forms', says: 'Belum ada formulir', next: /Buat formulir pertama/ },
  { path: '/affiliate/delivery?window=all', says: 'Belum ada email yang terkirim', next: /Buka alur email/ },
  { path: '/affiliate/runs', says: 'Belum ada lead di alur', next: /Masukkan lead/ },
] as const

for (const { path, says, next } of faces) {
  test(`${path} of a new affiliate says what it is for and what comes next`, async ({ baru }) => {
    await baru.goto(path)
    await expect(baru.getByText(says)).toBeVisible()
    await expect(
      baru
        .locator('.empty')
        .getByRole('button', { name: next })
        .or(baru.locator('.empty').getByRole('link', { name: next })),
    ).toBeVisible()
  })
}

test('a new affiliate sees three first steps, and every page without an error', async ({ baru }) => {
  await baru.goto('/affiliate/')
  await expect(
    baru
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: /kredit|alur|uji/i })
      .first(),
  ).toBeVisible()
  for (const path of ['/affiliate/automation', '/affiliate/credits']) {
    await baru.goto(path)
    await expect(baru.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(baru.getByText(/gagal dimuat/)).toHaveCount(0)
  }
})

test('a filter without a hit offers to clear it', async ({ budi }) => {
  await budi.goto('/affiliate/jobs?q=tidakadayangbernamabegini')
  await budi.getByRole('main').locator('.empty').getByRole('button', { name: 'Hapus filter' }).click()
  await expect(budi).toHaveURL(/\/affiliate\/jobs$/)
  await expect(budi.getByRole('table', { name: 'Antrean' })).toBeVisible()
})
