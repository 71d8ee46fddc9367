import {
  createMailboxReader,
  type MailboxReaderOptions,
} from '@booster/services/delivery/create-mailbox-reader'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findStandingProblems } from '../alerts/find-standing-problems.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { createMailboxPlaces } from './create-mailbox-places.ts'
import { readMailboxState } from './read-mailbox-state.ts'

const MINUTE_MS = 60_000
const LIMITS = { unconfirmedAfterMs: 10 * MINUTE_MS, mailboxAfterMs: 10 * MINUTE_MS }

let database: PgHarness
beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
afterAll(() => database?.end())

/** A mailbox on no server: mails by their numbers; what is `bad` cannot be applied, what begins with `!` is not ours. */
async function open({ mails = {} as Record<number, string> } = {}) {
  const { world } = await database.begin()
  await database.pool.query(`TRUNCATE "ReportMailbox"`)
  const state = { mails, uidValidity: 7, opened: 0, isLost: null as number | null, refuses: '' }
  const applied: string[] = []
  const seen: number[] = []
  const logged: string[] = []
  const openState: MailboxReaderOptions['open'] = async () => {
    state.opened += 1
    if (state.refuses !== '') throw new Error(state.refuses)
    const uids = () => Object.keys(state.mails).map(Number)
    return {
      uidValidity: state.uidValidity,
      listAfter: async (uid) => uids().filter((one) => one > uid),
      read: async (uid) => {
        if (uid === state.isLost) throw new Error('Connection lost')
        return Buffer.from(state.mails[uid] ?? '')
      },
      markSeen: async (more) => void seen.push(...more),
      close: async () => undefined,
    }
  }
  const readerOf = (holder: string) =>
    createMailboxReader({
      mailbox: 'bounce@mail.test/INBOX',
      holder,
      places: createMailboxPlaces({ pool: database.pool, clock: STANDING_CLOCK }),
      open: openState,
      apply: async (mail) => {
        const text = Buffer.from(mail).toString()
        if (text === 'bad') throw new Error('no such column')
        applied.push(text)
        return text.startsWith('!')
          ? { kind: 'ignored', why: 'foreign' }
          : { kind: 'applied', event: 'bounced', known: false, matched: true }
      },
      log: {
        info: (event) => void logged.push(event),
        warn: (event) => void logged.push(event),
        error: (event) => void logged.push(event),
      },
    })
  const alerts = async () =>
    (await findStandingProblems(database.pool, { clock: STANDING_CLOCK, limits: LIMITS }))
      .filter(({ kind }) => kind === 'mailbox')
      .map(({ subject, detail }) => [subject, detail])
  return { world, state, applied, seen, logged, alerts, readerOf, read: readerOf('one') }
}

describe('the reader of a mailbox', () => {
  it('reads each mail once, in turns of a minute, and marks what is ours', async () => {
    const { world, state, applied, seen, read } = await open({ mails: { 3: 'a', 5: '!letter', 9: 'b' } })
    await read()
    expect([applied, seen]).toEqual([
      ['a', '!letter', 'b'],
      [3, 9],
    ])
    state.mails[10] = 'c'
    await read()
    expect([applied.length, state.opened]).toEqual([3, 1])
    await world.advance(MINUTE_MS)
    await read()
    expect([applied.slice(3), state.opened]).toEqual([['c'], 2])
  })

  it('reads many mails in one turn', async () => {
    const mails = Object.fromEntries(Array.from({ length: 105 }, (_, n) => [n + 1, `mail ${n + 1}`]))
    const { applied, seen, read } = await open({ mails })
    await read()
    expect([applied.length, new Set(applied).size, seen.length]).toEqual([105, 105, 105])
  })

  it('goes on where the connection was lost, and meanwhile nobody else reads', async () => {
    const mails = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [n + 1, `mail ${n + 1}`]))
    const { world, state, applied, logged, read, readerOf } = await open({ mails })
    state.isLost = 30
    await read()
    expect([applied.length, logged]).toEqual([29, ['mailbox.not-read']])
    state.isLost = null
    await readerOf('two')()
    expect(state.opened).toBe(1)
    await world.advance(MINUTE_MS)
    await readerOf('two')()
    // Of the portion that was not recorded, nine mails are read twice: applying them once more changes nothing.
    expect([applied.length, new Set(applied).size]).toEqual([59, 50])
    expect(logged).toEqual(['mailbox.not-read', 'mailbox.read-again'])
  })

  it('begins again where the server has given its mails other numbers', async () => {
    const { world, state, applied, read } = await open({ mails: { 8: 'a', 9: 'b' } })
    await read()
    Object.assign(state, { uidValidity: 8, mails: { 1: 'a', 2: 'b', 3: 'c' } })
    await world.advance(MINUTE_MS)
    await read()
    expect(applied).toEqual(['a', 'b', 'a', 'b', 'c'])
  })

  it('is one of many processes', async () => {
    const { state, applied, readerOf } = await open({ mails: { 1: 'a', 2: 'b' } })
    await Promise.all(['one', 'two', 'three', 'four'].map((holder) => readerOf(holder)()))
    expect([applied, state.opened]).toEqual([['a', 'b'], 1])
  })

  it('takes over from a process that ended while it read, and only then', async () => {
    const { world, state, applied, read, readerOf } = await open({ mails: { 1: 'a' } })
    const places = createMailboxPlaces({ pool: database.pool, clock: STANDING_CLOCK })
    const held = { mailbox: 'bounce@mail.test/INBOX', holder: 'ended' }
    expect(await places.claim({ ...held, leaseMs: MINUTE_MS })).toMatchObject({ lastUid: 0 })
    await read()
    expect(state.opened).toBe(0)
    await world.advance(MINUTE_MS)
    await readerOf('two')()
    expect(applied).toEqual(['a'])
    expect(await places.advance({ ...held, uidValidity: 7, lastUid: 99, leaseMs: MINUTE_MS })).toBe(false)
  })

  it('asks more and more rarely where it is refused, raises one alert, and ends it', async () => {
    const { world, state, applied, alerts, read } = await open({ mails: { 1: 'a' } })
    state.refuses = 'The mail server refused the login: Authentication failed.'
    const openings: number[] = []
    for (let minute = 0; minute < 120; minute += 1) {
      const before = state.opened
      await read()
      if (state.opened > before) openings.push(minute)
      if (minute === 5) expect(await alerts()).toEqual([])
      await world.advance(MINUTE_MS)
    }
    expect(openings).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
    expect(await alerts()).toEqual([['bounce@mail.test/INBOX', state.refuses]])
    state.refuses = ''
    await read()
    await world.advance(MINUTE_MS)
    await read()
    expect([applied, await alerts()]).toEqual([['a'], []])
  })

  it('has no alert about a mailbox that is not set up any more', async () => {
    const { world, state, alerts, read } = await open()
    state.refuses = 'no'
    await read()
    await world.advance(11 * MINUTE_MS)
    expect(await alerts()).toHaveLength(1)
    await world.advance(120 * MINUTE_MS)
    expect(await alerts()).toEqual([])
  })

  it('is shown with when it was tried, how far it is read, and since when it fails', async () => {
    const { world, state, read } = await open({ mails: { 3: 'a', 9: 'b' } })
    const look = (mailbox = 'bounce@mail.test/INBOX') => readMailboxState(database.pool, { mailbox })
    expect(await look()).toBe(null)
    await read()
    const well = await look()
    expect(well).toEqual({ triedAt: expect.any(Date), lastUid: 9, failingSince: null, error: null })
    state.refuses = 'The mail server refused the login: Authentication failed.'
    for (let minute = 0; minute < 2; minute += 1) {
      await world.advance(MINUTE_MS)
      await read()
    }
    const failing = await look()
    expect(failing).toMatchObject({ lastUid: 9, error: state.refuses })
    const since = (at: Date | null | undefined) => (at?.getTime() ?? 0) - (well?.triedAt?.getTime() ?? 0)
    expect([since(failing?.failingSince), since(failing?.triedAt)]).toEqual([MINUTE_MS, 2 * MINUTE_MS])
    expect(await look('other@mail.test/INBOX')).toBe(null)
  })

  it('waits with a mail that cannot be applied for more than an hour, then reads the ones behind it', async () => {
    const mails = { 1: 'a', 2: 'bad', 3: 'c' }
    const { world, applied, seen, logged, read } = await open({ mails })
    let minutes = 0
    while (!applied.includes('c') && minutes < 300) {
      await read()
      await world.advance(MINUTE_MS)
      minutes += 1
    }
    expect([applied, seen]).toEqual([
      ['a', 'c'],
      [1, 3],
    ])
    expect(minutes).toBeGreaterThan(60)
    expect(logged.slice(-2)).toEqual(['mailbox.mail-passed-over', 'mailbox.read-again'])
    expect(logged.filter((event) => event === 'mailbox.not-read')).toHaveLength(7)
  })
})
