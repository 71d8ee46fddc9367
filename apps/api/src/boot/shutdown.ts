import type { Logger } from 'pino'

/** Ends the process in order, once. */
export type Shutdown = {
  /** Adds what is to be ended; the last one added is ended first. */
  add(name: string, end: () => Promise<unknown> | unknown): void
  /** Runs the steps and resolves when everything is ended. A step that fails does not keep the others from it. */
  run(reason: string): Promise<void>
  /** From now on SIGTERM and SIGINT end the process; a second signal, or 40 s, end it at once. */
  onSignals(): void
}

const LONGEST_MS = 40_000

export function createShutdown(log: Logger): Shutdown {
  const steps: { readonly name: string; readonly end: () => Promise<unknown> | unknown }[] = []
  let running: Promise<void> | null = null

  const endAll = async (reason: string): Promise<void> => {
    log.info({ reason }, 'shutdown.begun')
    for (const { name, end } of steps.toReversed()) {
      try {
        await end()
      } catch (error) {
        log.error({ err: error, step: name }, 'shutdown.step-failed')
      }
    }
    log.info('shutdown.done')
  }

  const run = (reason: string): Promise<void> => {
    running ??= endAll(reason)
    return running
  }

  const onSignal = (signal: NodeJS.Signals): void => {
    if (running !== null) {
      log.warn({ signal }, 'shutdown.forced')
      process.exit(1)
    }
    setTimeout(() => {
      log.error({ afterMs: LONGEST_MS }, 'shutdown.too-slow')
      process.exit(1)
    }, LONGEST_MS).unref()
    void run(signal).then(() => process.exit(0))
  }

  return {
    add: (name, end) => void steps.push({ name, end }),
    run,
    onSignals: () => {
      process.on('SIGTERM', onSignal)
      process.on('SIGINT', onSignal)
    },
  }
}
