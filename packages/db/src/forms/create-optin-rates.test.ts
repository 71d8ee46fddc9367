import { randomUUID } from 'node:crypto'
import type { OptinDoubt } from '@booster/engine/domain/trigger/optin-doubt'
import type { World } from '@booster/engine/testing/store-harness'
import type { OptinNetworks, OptinRates } from '@booster/services/optin/ports'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { createOptinRates } from './create-optin-rates.ts'

let harness: PgHarness
let world: World
let rates: OptinRates

beforeAll(async () => {
  harness = await createPgHarness()
  rates = createOptinRates({ pool: harness.pool, hashKey: 'test' })
}, 60_000)

afterAll(() => harness?.end())

beforeEach(async () => {
  world = (await harness.begin()).world
})

async function openForm(credits: number): Promise<string> {
  return world.addForm({ affiliateId: await world.addAffiliate({ credits }) })
}

/** What each of so many opt-ins exceeds, one after the other, each of another mailbox. */
async function send(input: {
  readonly formId: string
  readonly times: number
  readonly networks?: (time: number) => OptinNetworks
}): Promise<readonly (OptinDoubt | null)[]> {
  const doubts: (OptinDoubt | null)[] = []
  for (let time = 0; time < input.times; time += 1) {
    const networks = input.networks?.(time) ?? null
    doubts.push(await rates.count({ formId: input.formId, mailbox: randomUUID(), networks }))
  }
  return doubts
}

/** Counters begin at zero with each span of ten minutes and each hour: what runs over such an end is done once more. */
async function withinOneSpan<Result>(work: () => Promise<Result>): Promise<Result> {
  const span = async () => {
    const { rows } = await harness.pool.query<{ span: string }>(
      'SELECT floor(extract(epoch FROM now()) / 600)::text AS "span"',
    )
    return rows[0]?.span
  }
  for (;;) {
    const before = await span()
    const result = await work()
    if (before === (await span())) return result
  }
}

function none(times: number): readonly null[] {
  return Array.from({ length: times }, () => null)
}

describe('opt-ins from one network', () => {
  it('wait from the 301st within ten minutes; those of another do not', async () => {
    const doubts = await withinOneSpan(async () => {
      const formId = await openForm(100_000)
      const [client, site] = [randomUUID(), randomUUID()]
      const one = await send({ formId, times: 302, networks: () => ({ client, site }) })
      const other = await send({
        ...{ formId, times: 1 },
        networks: () => ({ client: randomUUID(), site: randomUUID() }),
      })
      return [...one, ...other]
    })
    expect(doubts).toEqual([...none(300), 'NETWORK_RATE', 'NETWORK_RATE', null])
  })

  it('wait from the 601st of a whole site, although each of its addresses sends one', async () => {
    const doubts = await withinOneSpan(async () => {
      const site = randomUUID()
      const formId = await openForm(100_000)
      return send({ formId, times: 601, networks: () => ({ client: randomUUID(), site }) })
    })
    expect(doubts).toEqual([...none(600), 'NETWORK_RATE'])
  })

  it('do not use up what the form and the credit let in', async () => {
    const doubts = await withinOneSpan(async () => {
      const formId = await openForm(0)
      const [client, site] = [randomUUID(), randomUUID()]
      const flood = await send({ formId, times: 330, networks: () => ({ client, site }) })
      await harness.pool.query(`UPDATE "OptinRate" SET "count" = "count" - 300 WHERE "key" LIKE 'credit:%'`)
      return [flood.at(-1), ...(await send({ formId, times: 50 }))]
    })
    // 300 were let in to be counted; the 30 beyond were not: else the last 30 of these had to wait.
    expect(doubts).toEqual(['NETWORK_RATE', ...none(50)])
  })
})

describe('opt-ins that bind credit', () => {
  it('wait beyond a fifth of what is available within an hour', async () => {
    const doubts = await withinOneSpan(async () => send({ formId: await openForm(400), times: 82 }))
    expect(doubts).toEqual([...none(80), 'CREDIT_RATE', 'CREDIT_RATE'])
  })

  it('are fewer where each starts more mails', async () => {
    const doubts = await withinOneSpan(async () => {
      const formId = await openForm(1_200)
      const { rows } = await harness.pool.query<{ affiliateId: string }>(
        `SELECT "affiliateId" FROM "OptinForm" WHERE "id" = $1`,
        [formId],
      )
      await world.addAutomation({
        affiliateId: rows[0]?.affiliateId ?? '',
        triggerType: 'AFTER_OPTIN',
        delaysHours: [0, 24, 48],
      })
      return send({ formId, times: 81 })
    })
    expect(doubts).toEqual([...none(80), 'CREDIT_RATE'])
  })

  it('are let in up to 50 an hour with any credit, and with none', async () => {
    const doubts = await withinOneSpan(async () => {
      const poor = await openForm(0)
      const other = await openForm(0)
      return [...(await send({ formId: poor, times: 51 })), ...(await send({ formId: other, times: 1 }))]
    })
    expect(doubts).toEqual([...none(50), 'CREDIT_RATE', null])
  })
})
