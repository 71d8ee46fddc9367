const SHORTEST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * How long to wait before the stream is opened again: doubling from 1 s to 30 s, shortened by up to a quarter at
 * random, so that the tabs of a restarted server do not come back in one moment.
 * @param failures ends of the stream since the last connection
 * @param random from 0 to 1
 */
export function reconnectDelayMs(failures: number, random = Math.random()): number {
  const fullMs = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures)
  return Math.round(fullMs * (1 - random / 4))
}
