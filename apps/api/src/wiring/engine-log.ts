import type { Log } from '@booster/engine/ports'
import type { Logger } from 'pino'

/** The process's log in the shape the engine asks for. */
export function engineLog(log: Logger): Log {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const { error, ...rest } = fields
      log[level](error === undefined ? rest : { ...rest, err: error }, event)
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
