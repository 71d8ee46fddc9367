import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A drain of fewer mails leaves too little behind to be worth a pause. */
const WORTHWHILE_MAILS = 10_000
/** So long after the last one; who still has work is left alone. */
const AT_REST_MS = 3_000

type Collect = () => void

/**
 * Gives memory back after much work. V8 collects when something is allocated: a process that has just sent 100,000
 * mails and then rests keeps their garbage for as long as it rests (measured: 58 MB, nothing given back within 14 s).
 * One collection of some 50 ms, when nothing is being sent, ends that.
 * @returns what is to be told of every drain
 */
export function createRestCollector(collect: Collect = collectAll): (drain: { claimed: number }) => void {
  let mails = 0
  let timer: NodeJS.Timeout | undefined
  return ({ claimed }) => {
    mails += claimed
    clearTimeout(timer)
    if (mails < WORTHWHILE_MAILS) return
    timer = setTimeout(() => {
      mails = 0
      collect()
    }, AT_REST_MS)
    timer.unref()
  }
}

/** Node has no other way to ask for it in a running process than to expose `gc` to a context of its own. */
function collectAll(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void
  setFlagsFromString('--no-expose-gc')
  gc({ type: 'major', flavor: 'last-resort' })
}
