/**
 * Loaded with `--import` into a process that must not outlive the one that started it: when that one dies, however
 * it dies, this process ends the way a polite stop would (and by force if that takes too long).
 *
 * ENDS_WITH_PARENT says how to notice: the parent's number, when there is an IPC channel that closes with it, or
 * `watch`, when there is none and the process number of the parent has to be looked at. Without the variable
 * (`node apps/api/src/main.ts` by hand or by a service manager) nothing happens.
 */
const forceAfterMs = 20_000
const meant = process.env.ENDS_WITH_PARENT
const parent = process.ppid

// Programs that fork (test runners do) hand this very option on to their own children, which live by other rules:
// for them the number does not fit.
if (process.channel !== undefined && meant === String(parent)) {
  process.channel.unref()
  process.once('disconnect', end)
}

if (meant === 'watch') {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, 500)
  watch.unref()
}

function end() {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), forceAfterMs).unref()
}
