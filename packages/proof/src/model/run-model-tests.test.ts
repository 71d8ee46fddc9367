import { createPgHarness } from '@booster/db/testing/store-harness'
import { expect, it } from 'vitest'
import { HOUR_MS, passTime, suspend } from './acts.ts'
import { command, endStory } from './commands.ts'
import { askAgain, askOptIn, confirm, sendQuestions, updateLead } from './lead-acts.ts'
import { createPair } from './model-pair.ts'
import { runModelTests } from './run-model-tests.ts'
import { runRaces } from './run-races.ts'

it('PostgreSQL tells random stories as the reference model does', async () => {
  const report = await runModelTests({ runs: 16, seed: 20_260_105 })
  expect(report.failures).toEqual([])
  expect(report.runs).toBe(16)
  expect(report.commands).toBeGreaterThan(100)
}, 120_000)

it('tells of a question that is asked again, and of a link to an address that was corrected', async () => {
  const database = await createPgHarness()
  try {
    const { model, real } = await createPair(database)
    const lead = { lead: 4, stranger: false }
    const send = command('send questions', sendQuestions({ end: 'sent' }))
    const again = command('ask again', askAgain(lead))
    const asked = command('ask', askOptIn({ address: 8, name: 0 }))
    const story = [
      ...[asked, send, again, send, asked, send],
      ...[command('a while', passTime({ ms: HOUR_MS / 4 })), again, send],
      command('update lead', updateLead({ ...lead, name: 1, address: 9 })),
      ...[command('confirm', confirm({ link: 0 })), again, send],
      ...[command('confirm', confirm({ link: 0 })), command('confirm', confirm({ link: 2 }))],
    ]
    for (const each of story) await each.run(model, real)
    await endStory(model, real)
    for (const { cast } of [model, real]) {
      const addresses = cast.links.map(({ email }) => email)
      expect(addresses).toEqual(['new-0@gmail.com', 'new-0@gmail.com', 'new-1@toko.co.id'])
    }
    expect(await real.harness.world.readLead(real.cast.leadIds[4] ?? '')).toMatchObject({
      ...{ name: 'Corrected 1', email: 'new-1@toko.co.id', awaiting: false },
    })
  } finally {
    await database.end()
  }
}, 60_000)

it('sends no question of a suspended affiliate, and each when it is released', async () => {
  const database = await createPgHarness()
  try {
    const { model, real } = await createPair(database)
    const send = command('send questions', sendQuestions({ end: 'sent' }))
    const story = [
      command('ask', askOptIn({ address: 8, name: 0 })),
      ...[command('suspend', suspend({ status: 'suspended' })), send],
    ]
    for (const each of story) await each.run(model, real)
    for (const { cast } of [model, real]) expect(cast.links).toEqual([])
    for (const each of [command('release', suspend({ status: 'active' })), send]) await each.run(model, real)
    await endStory(model, real)
    for (const { cast } of [model, real])
      expect(cast.links.map(({ email }) => email)).toEqual(['new-0@gmail.com'])
  } finally {
    await database.end()
  }
}, 60_000)

it('what happens at once is what the model shows in some order', async () => {
  const report = await runRaces({ races: 12, seed: 20_260_105 })
  expect(report.failures).toEqual([])
  expect(report.races).toBe(12)
}, 120_000)

it('plays one story alone when it is asked to', async () => {
  const report = await runModelTests({ runs: 1, replay: '20260105:3' })
  expect(report).toMatchObject({ runs: 1, failures: [] })
  await expect(runModelTests({ runs: 1, replay: 'nonsense' })).rejects.toThrow('--replay')
}, 60_000)
