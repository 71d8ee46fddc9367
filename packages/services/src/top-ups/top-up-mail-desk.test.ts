import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TopUpMail, TopUpMailEnd } from './ports.ts'
import { createTopUpMailDesk } from './top-up-mail-desk.ts'
import { topUpText } from './top-up-text.ts'

const MAIL: TopUpMail = {
  ...{ affiliateId: 'a', id: 'r', email: 'budi@contoh.test', affiliateName: 'Budi <b>', language: 'id' },
  ...{ state: 'approved', credits: 2_000, bookedCredits: 2_000, reason: null, available: 2_480 },
}

const FAULT = { code: 'TIMED_OUT', message: 'no answer' }

describe('the mail about a decision', () => {
  const url = 'https://contoh.test/affiliate/credits'

  it('says what was booked', () => {
    const { subject, html, text } = topUpText(MAIL, { url })
    expect(subject).toBe('[Affiliate Booster] Isi ulang 2.000 kredit disetujui')
    expect(text).toContain('Kredit tersedia sekarang: 2.480.')
    expect(text).not.toContain('Anda meminta')
    expect(html).toContain('Budi &lt;b&gt;')
  })

  it('says what was corrected and why', () => {
    const mail = { ...MAIL, bookedCredits: 1_500, reason: 'Only Rp 375.000 came', language: 'en' } as const
    const { subject, text } = topUpText(mail, { url })
    expect(subject).toBe('[Affiliate Booster] Your top-up of 1,500 credits is approved')
    expect(text).toContain('You asked for 2,000 credits; the admin booked 1,500.')
    expect(text).toContain('Reason: Only Rp 375.000 came')
  })

  it('says why it was refused', () => {
    const mail = { ...MAIL, state: 'refused', bookedCredits: null, reason: 'Belum ada transfer' } as const
    const { subject, text } = topUpText(mail, { url })
    expect(subject).toBe('[Affiliate Booster] Permintaan 2.000 kredit ditolak')
    expect(text).toContain('Alasan: Belum ada transfer')
    expect(text).not.toContain('Kredit tersedia')
  })
})

describe('the desk', () => {
  const warned: unknown[] = []
  const log = {
    ...{ info: () => undefined, error: () => undefined },
    warn: (event: string, fields?: unknown) => void warned.push([event, fields]),
  }
  beforeEach(() => void warned.splice(0))

  async function endAfter(sent: SendOutcome): Promise<TopUpMailEnd | undefined> {
    const waiting = [MAIL]
    const ends: TopUpMailEnd[] = []
    const desk = createTopUpMailDesk({
      mails: {
        rescue: async () => [],
        claim: async () => waiting.splice(0),
        end: async (_mail, end) => void ends.push(end),
      },
      send: async () => sent,
      log,
    })
    await desk.work()
    expect(ends).toHaveLength(1)
    return ends[0]
  }

  it('tries again only what was surely not sent', async () => {
    expect(await endAfter({ kind: 'accepted' })).toEqual({ state: 'sent' })
    expect(await endAfter({ kind: 'not-sent', fault: FAULT })).toMatchObject({
      state: 'queued',
    })
    expect(await endAfter({ kind: 'unconfirmed', fault: FAULT })).toEqual({
      ...{ state: 'unconfirmed', error: 'no answer' },
    })
    expect(await endAfter({ kind: 'rejected', about: 'recipient', fault: FAULT })).toMatchObject({
      state: 'failed',
    })
  })

  it('logs every mail that was not sent, and no other', async () => {
    await endAfter({ kind: 'accepted' })
    expect(warned).toEqual([])
    for (const [outcome, state] of [
      [{ kind: 'not-sent', fault: FAULT }, 'queued'],
      [{ kind: 'blocked', fault: FAULT }, 'queued'],
      [{ kind: 'unconfirmed', fault: FAULT }, 'unconfirmed'],
      [{ kind: 'rejected', about: 'content', fault: FAULT }, 'failed'],
    ] as const) {
      await endAfter(outcome)
      const fields = { affiliateId: 'a', topUpRequestId: 'r', state, error: 'no answer' }
      expect(warned.splice(0)).toEqual([['top-up-mail-not-sent', expect.objectContaining(fields)]])
    }
  })

  it('is idle when a round that was asked for meanwhile has ended too', async () => {
    const rounds: string[] = []
    const desk = createTopUpMailDesk({
      mails: {
        rescue: async () => [],
        claim: async () => {
          await new Promise((resolve) => setTimeout(resolve, 5))
          rounds.push('ended')
          return []
        },
        end: async () => undefined,
      },
      send: async () => ({ kind: 'accepted' }),
      log,
    })
    desk.wake()
    desk.wake()
    await desk.idle()
    expect(rounds).toEqual(['ended', 'ended'])
  })

  it('ends every mail of a round, also when one of them breaks', async () => {
    const waiting = [{ ...MAIL, id: 'broken' }, MAIL]
    const ended: string[] = []
    const desk = createTopUpMailDesk({
      mails: {
        rescue: async () => [],
        claim: async () => waiting.splice(0),
        end: async ({ id }) => {
          if (id === 'broken') throw new Error('no database')
          await new Promise((resolve) => setTimeout(resolve, 5))
          ended.push(id)
        },
      },
      send: async () => ({ kind: 'accepted' }),
      log,
    })
    await expect(desk.work()).rejects.toThrow('no database')
    expect(ended).toEqual(['r'])
  })

  it('logs what another process left in hand', async () => {
    const desk = createTopUpMailDesk({
      mails: {
        rescue: async () => [{ affiliateId: 'a', id: 'r' }],
        claim: async () => [],
        end: async () => undefined,
      },
      send: async () => ({ kind: 'accepted' }),
      log,
    })
    await desk.work()
    const fields = { affiliateId: 'a', topUpRequestId: 'r', state: 'unconfirmed', error: 'LEASE_EXPIRED' }
    expect(warned).toEqual([['top-up-mail-not-sent', fields]])
  })
})
