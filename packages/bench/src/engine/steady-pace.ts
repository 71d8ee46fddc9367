import { setTimeout as delay } from 'node:timers/promises'

/** Calls `start` this many times a second, never waiting for an answer. Resolves when all have answered. */
export async function atSteadyPace(
  input: { readonly perSecond: number; readonly count: number },
  start: (n: number) => Promise<unknown>,
): Promise<void> {
  const startedAt = performance.now()
  const answers: Promise<unknown>[] = []
  for (let n = 0; n < input.count; n += 1) {
    const waitMs = startedAt + (n * 1_000) / input.perSecond - performance.now()
    if (waitMs > 0) await delay(waitMs)
    answers.push(start(n))
  }
  await Promise.all(answers)
}

/** Waits until `isDone`. @throws Error naming `what` when that takes too long */
export async function waitUntil(
  what: string,
  atMostMs: number,
  isDone: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + atMostMs
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error(`${what} took longer than ${atMostMs} ms`)
    await delay(10)
  }
}
