import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const MB = 1_048_576
/** Two halves of 8 MB: a drain's short-lived objects die there; V8's own choice on a large machine is eight times as much. */
const YOUNG_MB = 16
/** The old generation is collected when it has grown by so much since the last time; V8's own choice is 200 to 400. */
const OLD_GROWTH_PERCENT = 70
const ROUNDS_AT_MOST = 2_000

/**
 * Keeps the process small while it sends. On a machine with much memory V8 lets both generations grow for as long as
 * nobody else wants it, and gives nothing back while nothing happens: a drain of 100,000 mails left 300 MB of garbage
 * standing (measured: live objects stay at 50 to 60 MB all the time). The price is about 5 % more CPU per mail.
 *
 * To be called before anything else is loaded. In the process itself rather than by options of the command line, so
 * that it holds however the process is started. V8 reads `max-semi-space-size` at its own start only; the factor by
 * which the young generation grows and the old one's growth are read each time, so they can be set here. The young
 * generation is first filled until it has grown to the size at which it then stays: left at its first 1 MB, it would
 * push whatever waits for an answer into the old one.
 */
export function limitHeap(): void {
  let filling: unknown[] = []
  for (let round = 0; round < ROUNDS_AT_MOST && youngBytes() < YOUNG_MB * MB; round += 1) {
    filling.push(Array.from({ length: 2_000 }, (_, index) => ({ index })))
    if (filling.length > 200) filling = []
  }
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${OLD_GROWTH_PERCENT}`)
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? Infinity
}
