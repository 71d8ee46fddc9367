import { demoAccounts } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import { HOUR_MS, iso } from './demo-rhythm.ts'

const SITI_ASKED_HOURS_AGO = 3

/** Siti, whose credit runs low, has asked for more; nobody has decided yet. */
export function demoTopUps(endMs: number): readonly Readonly<Record<string, unknown>>[] {
  const { userId, affiliateId } = demoAccounts.siti
  const askedMs = endMs - SITI_ASKED_HOURS_AGO * HOUR_MS
  return [
    {
      affiliateId,
      id: demoId('top-up:siti', askedMs),
      credits: 500,
      note: 'Untuk kelas bulan depan, transfer sore ini.',
      payableRupiah: 125_317,
      requestedBy: userId,
      createdAt: iso(askedMs),
      state: 'open',
      mailState: 'none',
    },
  ]
}
