import type { CsvCell } from '@booster/services/exports/csv-text'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'
import { ADMIN_DELIVERY_EXPORT, DELIVERY_EXPORT } from './export-delivery-figures.ts'

let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)
beforeEach(() => rule('on', true))
afterAll(() => world?.close())

async function rule(trackOpens: string, trackClicks: boolean, where = 'true'): Promise<void> {
  await world.pool.query(
    `UPDATE "AffiliateAutomation" SET "trackOpens" = $1::"OpensRule", "trackClicks" = $2 WHERE ${where}`,
    [trackOpens, trackClicks],
  )
}

/** As if nothing of these kinds was ever counted. */
async function forget(...kinds: readonly string[]): Promise<void> {
  for (const table of ['AutomationDay', 'DomainDay'])
    await world.pool.query(`UPDATE "${table}" SET ${kinds.map((kind) => `"${kind}" = 0`).join(', ')}`)
}

type Row = Readonly<Record<string, CsvCell | undefined>>

async function rowsOf(who: 'owner' | 'admin'): Promise<readonly Row[]> {
  const { affiliateId } = world.owner
  const input = {
    ...{ affiliateId, filter: { window: 'all' as const }, timeZone: 'Asia/Jakarta' as const },
    timeOf: () => null,
    language: 'id' as const,
  }
  const { titles, pages } = who === 'owner' ? DELIVERY_EXPORT : ADMIN_DELIVERY_EXPORT
  const rows: Row[] = []
  for await (const page of pages(world.services, input)) {
    for (const cells of page) rows.push(Object.fromEntries(titles.map((title, n) => [title, cells[n]])))
  }
  return rows
}

function cellsOf(rows: readonly Row[], title: string): ReadonlySet<CsvCell | undefined> {
  return new Set(rows.map((row) => row[title]))
}

it.each(['owner', 'admin'] as const)('leaves empty what no mail counts, and only that: %s', async (who) => {
  await forget('clicked')
  await rule('on', false)
  const rows = await rowsOf(who)
  expect(rows.length).toBeGreaterThan(4)
  expect(cellsOf(rows, 'clicked')).toEqual(new Set([null]))
  for (const title of ['sent', 'openedEstimate', 'bounced', 'unsubscribed'])
    expect(cellsOf(rows, title)).not.toContain(null)
})

it('leaves openings of short mails empty in the row of their sequence, and keeps a zero of those that count', async () => {
  await forget('opened')
  const names = (await rowsOf('owner')).filter(({ figureGroup }) => figureGroup === 'automation')
  expect(cellsOf(names, 'openedEstimate')).toEqual(new Set([0]))
  expect(names.length).toBeGreaterThan(1)
  const [{ figureName: short } = {}] = names
  await rule('auto', true, `"name" = '${short}'`)
  for (const { figureGroup, figureName, openedEstimate } of await rowsOf('owner')) {
    const isCounted = figureGroup === 'automation' && figureName !== short
    expect([figureGroup, openedEstimate]).toEqual([figureGroup, isCounted ? 0 : null])
  }
})

it('leaves deliveries and complaints empty where nothing was reported', async () => {
  expect(cellsOf(await rowsOf('owner'), 'delivered')).not.toContain(null)
  await forget('delivered', 'complained')
  const rows = await rowsOf('owner')
  expect(cellsOf(rows, 'delivered')).toEqual(new Set([null]))
  expect(cellsOf(rows, 'complained')).toEqual(new Set([null]))
})
