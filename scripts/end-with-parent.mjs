/**
 * Loaded with `--import` into a process started over an IPC channel: when the parent dies, however it dies, the
 * channel closes and this process ends the way a polite stop would (and by force if that takes too long).
 * ENDS_WITH_PARENT names that parent. Without such a channel (`node apps/api/src/main.ts` by hand or by a service manager) it does nothing.
 */
const forceAfterMs = 20_000

// Programs that fork (test runners do) hand this very option on to their own children, which live by other rules.
const isMeant = process.env.ENDS_WITH_PARENT === String(process.ppid)

if (process.channel !== undefined && isMeant) {
  process.channel.unref()
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), forceAfterMs).unref()
  })
}
