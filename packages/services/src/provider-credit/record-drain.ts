import type { DrainStore, FinishedDrain } from './ports.ts'

/** The provider's credit is read again after this many accepted mails. */
const CHECK_EVERY_SENDS = 1_000

/** Keeps a finished drain, and checks the provider's credit when it is this process's turn. */
export async function recordDrain(
  deps: { readonly store: DrainStore; readonly checkCredit: () => Promise<unknown> },
  drain: FinishedDrain,
): Promise<void> {
  const kept = await deps.store.recordDrain(drain)
  if (kept === null || kept.sentSinceCheck < CHECK_EVERY_SENDS) return
  const turn = { provider: drain.provider, everySends: CHECK_EVERY_SENDS }
  if (await deps.store.takeCheckAfterSends(turn)) await deps.checkCredit()
}
