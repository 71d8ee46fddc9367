import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * Two halves of 8 MB: a drain's short-lived objects die there. Between two collections V8 may pass it (up to 36 MB were
 * seen where CPUs are free); by itself it takes up to 128 MB.
 */
const YOUNG_AT_MOST_BYTES = 16 * 1_048_576
/** The old generation is collected when it has grown by so much since the last time; V8 itself waits for 200 to 400. */
const OLD_GROWTH_PERCENT = 40

/**
 * Keeps the process small while it sends. On a machine with much memory V8 lets both generations grow for as long as
 * nobody else wants it, and collects nothing while nothing happens: a drain of 100,000 mails left 300 MB of garbage
 * standing, while no more than 60 MB were alive at any time. The price is more collections (an estimated 5 µs of CPU per mail).
 *
 * To be called before anything else is loaded, and in the process itself rather than by options of the command line,
 * so that it holds however the process is started. `--max-semi-space-size` is read by V8 at its own start only; the
 * two flags used here are read each time. The young generation stays at its first 1 MB while the program is loaded,
 * which makes objects that live for ever.
 */
export function limitHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${OLD_GROWTH_PERCENT}`)
  setGrowth(1)
}

/**
 * From here on the young generation grows with the work, to some 16 MB: at 1 MB it would push whatever waits for an
 * answer into the old one (measured: a quarter more CPU per mail). V8 shrinks it while the process is at rest, so this
 * is decided after every collection.
 */
export function letYoungGenerationGrow(): void {
  const decide = (): void => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    setGrowth(young !== undefined && 2 * young.space_size <= YOUNG_AT_MOST_BYTES ? 2 : 1)
  }
  decide()
  new PerformanceObserver(decide).observe({ entryTypes: ['gc'] })
}

/** By which the young generation may grow when much of it is still alive. */
function setGrowth(factor: 1 | 2): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`)
}
