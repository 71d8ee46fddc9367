import { type Logger, pino } from 'pino'
import type { Env } from './env.ts'

/** Whatever logs a request may carry: these never reach a line. */
const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'apiKey',
  'api_token',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.secret',
  '*.apiKey',
  '*.api_token',
  'req.headers',
  'html',
  'text',
  'content',
  '*.html',
  '*.content',
]

/** The process's log: JSON lines in production, one readable line per event in a terminal. */
export function createLog(env: Pick<Env, 'LOG_LEVEL' | 'NODE_ENV' | 'production'>): Logger {
  const options = {
    level: env.LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
  }
  if (env.production) return pino(options, pino.destination({ dest: 1, sync: true }))
  return pino(options, { write: (line: string) => void process.stderr.write(`${readable(line)}\n`) })
}

/** `09:30:01 info  engine.drained claimed=3`; a line that is no JSON is passed on as it is. */
export function readable(line: string): string {
  const fields = parse(line)
  if (fields === null) return line.trimEnd()
  const { level, time, msg, pid: _pid, err, ...rest } = fields
  const clock = typeof time === 'string' ? time.slice(11, 19) : ''
  const extra = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const stack = isRecord(err) ? `\n  ${String(err.stack ?? err.message)}` : ''
  return `${[clock, String(level).padEnd(5), String(msg ?? ''), ...extra].join(' ').trimEnd()}${stack}`
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : null
  } catch {
    return null // not ours to format
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
