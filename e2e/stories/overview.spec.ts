import { expect, type Page, PHONE, test } from '../fixtures.ts'
import type { ApiClient } from '../world/api-client.ts'

interface Action {
  readonly kind: string
  readonly count: number
}

/** While nothing is sent, no figure changes between the page that shows it and the list that it counts. */
async function standsStill(admin: ApiClient, work: () => Promise<void>): Promise<void> {
  await admin.mutate('admin.engine.stop', { reason: 'Angka dibandingkan' })
  try {
    await work()
  } finally {
    await admin.mutate('admin.engine.resume')
  }
}

/** How many a list says it has ("1–25 dari 80"), or its rows where it says nothing. */
async function listed(page: Page): Promise<number> {
  await expect(page.locator('main tbody tr, main .empty').first()).toBeVisible()
  await expect(page.locator('.loading, .skeleton, .data-view[aria-busy]')).toHaveCount(0)
  const range = page.locator('.pagination').getByText(/^[\d.]+–[\d.]+ dari [\d.]+$/)
  if ((await range.count()) === 0) return page.locator('main tbody tr').count()
  return numberIn(((await range.textContent()) ?? '').split('dari')[1] ?? '')
}

function numberIn(text: string): number {
  return Number(text.replaceAll(/\D/g, ''))
}

/** "3 dari 4" of a tile's text; the tile has a sentence for none of none. */
function recoveredOfEnded(words: string): string {
  if (words.includes('tidak ada yang diulang')) return '0 dari 0'
  return /[\d.]+ dari [\d.]+/.exec(words)?.[0] ?? '?'
}

async function numberOfTile(page: Page, tile: RegExp): Promise<number> {
  const link = page.locator('.tiles').getByRole('link', { name: tile })
  return numberIn((await link.locator('.tile__value').textContent()) ?? '')
}

for (const tile of [/^Terkirim hari ini/, /^Menunggu/, /^Gagal hari ini/] as const) {
  test(`the overview: ${tile.source} leads to a list of just as many`, async ({ budi, apiAs }) => {
    await standsStill(await apiAs('admin'), async () => {
      await budi.goto('/affiliate/')
      const shown = await numberOfTile(budi, tile)
      await budi.locator('.tiles').getByRole('link', { name: tile }).click()
      await expect(budi).toHaveURL(/\/jobs\?status=/)
      await expect(budi.getByRole('heading', { level: 1, name: 'Antrean' })).toBeVisible()
      expect(await listed(budi)).toBe(shown)
    })
  })
}

for (const tile of [/^Ditahan/, /^Terpakai hari ini/] as const) {
  test(`the credit page: ${tile.source} leads to the mails that it counts`, async ({ budi, apiAs }) => {
    await standsStill(await apiAs('admin'), async () => {
      await budi.goto('/affiliate/credits')
      const shown = await numberOfTile(budi, tile)
      expect(shown).toBeGreaterThan(0)
      await budi.locator('.tiles').getByRole('link', { name: tile }).click()
      await expect(budi).toHaveURL(/\/jobs\?/)
      await expect(budi.getByRole('heading', { level: 1, name: 'Antrean' })).toBeVisible()
      expect(await listed(budi)).toBe(shown)
    })
  })
}

test('everything to do leads to a list of just as many', async ({ budi, apiAs }) => {
  const client = await apiAs('budi')
  await standsStill(await apiAs('admin'), async () => {
    const { needsAction } = await client.query<{ readonly needsAction: readonly Action[] }>('stats.overview')
    await budi.goto('/affiliate/')
    const all = budi.locator('.todo').getByRole('button', { name: 'Tampilkan semua' })
    await expect(budi.locator('.todo').getByRole('listitem').first()).toBeVisible()
    if ((await all.count()) > 0) await all.click()
    const rows = budi.locator('.todo').getByRole('listitem')
    await expect(rows).toHaveCount(needsAction.length)
    const links = await rows.locator('.list__end a').evaluateAll((found) =>
      found.map((link) => ({
        href: link.getAttribute('href') ?? '',
        name: link.getAttribute('aria-label') ?? '',
      })),
    )
    const toLists = links.filter(({ href }) => !href.startsWith('/affiliate/credits'))
    expect(toLists.length).toBeGreaterThan(2)
    for (const { href, name } of toLists) {
      const count = numberIn(/: ([\d.]+) /.exec(name)?.[1] ?? '')
      await budi.goto(href)
      expect.soft(await listed(budi), name).toBe(count)
    }
  })
})

test("the admin's figures of today lead to whose mails they are", async ({ admin, apiAs }) => {
  await standsStill(await apiAs('admin'), async () => {
    const tiles = admin.getByLabel('Angka hari ini')
    const notes = async (name: RegExp) => {
      await admin.goto('/admin/')
      const tile = tiles.getByRole('link', { name })
      const words = (await tile.textContent()) ?? ''
      await tile.click()
      return words
    }
    const sent = numberIn(/Terkirim hari ini([\d.]+)/.exec(await notes(/^Terkirim hari ini/))?.[1] ?? '')
    await expect(admin).toHaveURL(/\/admin\/delivery\?window=today$/)
    await expect(admin.locator('.tiles .tile').first().locator('.tile__value')).toHaveText(
      sent.toLocaleString('id-ID'),
    )

    const table = admin.getByRole('table', { name: 'Per affiliate' })
    const all = table.getByRole('row', { name: /Semua affiliate/ }).getByRole('cell')
    const failed = /([\d.]+ dari [\d.]+), hari ini/.exec(await notes(/^Tingkat gagal/))?.[1] ?? '?'
    await expect(admin).toHaveURL(/\/admin\/engine\?by=failed$/)
    await expect(all.nth(1)).toHaveText(`${failed} gagal`)

    const recovered = await notes(/^Berhasil setelah dicoba ulang/)
    await expect(admin).toHaveURL(/by=recovered$/)
    await expect(all.nth(3)).toHaveText(recoveredOfEnded(recovered))

    const late = /Terlambat([\d.]+)/.exec(await notes(/^Terlambat/))?.[1] ?? '?'
    await expect(admin).toHaveURL(/by=overdue$/)
    await expect(all.nth(4)).toHaveText(late)
  })
})

test('what is sent next says on which day', async ({ budi }) => {
  await budi.goto('/affiliate/')
  const times = budi.locator('.next .overview__next-time')
  await expect(times.first()).toBeVisible()
  for (const time of await times.allTextContents()) {
    expect(time).toMatch(/^(Hari ini|Besok|(Sen|Sel|Rab|Kam|Jum|Sab|Min) \d{1,2} \p{L}{3}) \d\d\.\d\d/u)
  }
  await expect(budi.locator('.next .card__head')).toContainText('WIB')
})

test('while an admin has stopped all sending, every page of an affiliate says so', async ({
  budi,
  apiAs,
}) => {
  const banner = budi.locator('.sending-banner')
  await standsStill(await apiAs('admin'), async () => {
    for (const path of ['/affiliate/', '/affiliate/jobs', '/affiliate/credits']) {
      await budi.goto(path)
      await expect(banner).toContainText('Semua pengiriman sedang dihentikan admin.')
      await expect(banner).toContainText(/Sejak .*\d\d\.\d\d WIB/)
    }
  })
  await expect(banner).toHaveCount(0)
})

test('the strip of the demo clock pushes nothing when it comes late', async ({ openAs }) => {
  const page = await openAs('budi', PHONE)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/demo-clock-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/affiliate/')
  const tiles = page.locator('.tiles')
  await expect(tiles.getByRole('link').first()).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
  const before = await tiles.boundingBox()
  release()
  await expect(page.locator('.demo-clock__buttons')).toBeVisible()
  expect(await tiles.boundingBox()).toEqual(before)
})
