import { expect, type Page, test } from '../fixtures.ts'
import type { ApiClient } from '../world/api-client.ts'
import type { World } from '../world/start-world.ts'

const levels = [
  { credits: 50_000, word: 'Waspada', level: 'warning' },
  { credits: 10_000, word: 'Kritis', level: 'critical' },
  { credits: 1_000, word: 'Darurat', level: 'emergency' },
] as const

test("the provider's credit falls through its three marks: word, banner, one alert per crossing", async ({
  admin,
  apiAs,
  world,
  sandbox,
}) => {
  const api = await apiAs('admin')
  await sandbox.setCredits(50_001)
  await admin.goto('/admin/')
  await admin.getByRole('button', { name: 'Cek sekarang' }).click()
  await expect(badgeOf(admin)).toContainText('Sehat')
  await expect(admin.locator('.provider__value')).toContainText('50.001')
  let alerts = await providerAlerts(api)

  for (const { credits, word, level } of levels) {
    await sandbox.setCredits(credits)
    await check(world)
    await expect(badgeOf(admin)).toContainText(word)
    await expect(admin.getByRole('main').locator('.banner').first()).toContainText(word)
    await expect(admin.locator('.provider__value')).toContainText(credits.toLocaleString('id-ID'))
    await check(world)
    const after = await providerAlerts(api)
    expect(
      after.filter(({ id }) => !alerts.some((alert) => alert.id === id)).map((alert) => alert.level),
    ).toEqual([level])
    alerts = after
  }

  await admin
    .getByRole('main')
    .getByRole('button', { name: /^Saya tangani/ })
    .first()
    .click()
  const panel = admin.getByRole('dialog', { name: /Tangani: Kredit penyedia turun ke 1\.000/ })
  await panel.getByLabel('Catatan').fill('Isi ulang dipesan.')
  await panel.getByRole('button', { name: 'Saya tangani' }).click()
  await expect(panel).toBeHidden()
  await expect(
    admin
      .getByRole('main')
      .getByText(/Ditangani( oleh)? Rina Admin/)
      .first(),
  ).toBeVisible()
  const taken = (await providerAlerts(api)).find(
    (alert) => alert.level === 'emergency' && alert.state === 'acknowledged',
  )
  expect(taken?.note).toBe('Isi ulang dipesan.')

  await sandbox.setCredits(429_405)
  await check(world)
  await expect(badgeOf(admin)).toContainText('Sehat')
  await admin.goto('/admin/alerts?state=resolved')
  await expect(admin.getByText('Isi ulang dipesan.').first()).toBeVisible()
})

test('a provider that does not answer: the last value with its age, never green', async ({
  admin,
  world,
  sandbox,
}) => {
  await check(world)
  await sandbox.setFaults({ mode: 'refuse' })
  await check(world)
  await admin.goto('/admin/')
  await expect(admin.locator('.provider__fault')).toContainText('Cek terakhir gagal')
  await expect(admin.locator('.provider__runway')).toContainText('Tanpa perkiraan')
  await sandbox.setFaults({ mode: 'none' })
  await check(world)
  await expect(admin.locator('.provider__fault')).toBeHidden()
})

interface AlertRow {
  readonly id: string
  readonly kind: string
  readonly level: string
  readonly state: string
  readonly note: string | null
}

async function providerAlerts(api: ApiClient): Promise<readonly AlertRow[]> {
  const { rows } = await api.query<{ readonly rows: readonly AlertRow[] }>('admin.alert.list', {
    state: 'all',
    limit: 100,
  })
  return rows.filter(({ kind }) => kind === 'provider_credit')
}

/** A check as cron makes it: no cool-down. */
async function check(world: World): Promise<void> {
  const answer = await fetch(`${world.url}/api/cron/check-email-credits`, {
    headers: { authorization: `Bearer ${world.cronSecret}` },
  })
  expect([200, 503]).toContain(answer.status)
}

function badgeOf(page: Page) {
  return page.getByRole('banner')
}
