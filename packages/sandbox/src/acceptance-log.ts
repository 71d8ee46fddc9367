import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** One mail that the sandbox accepted. Never changed and never removed, except by `clear`. */
export type Acceptance = {
  /** 1, 2, 3 … in the order of acceptance. */
  readonly seq: number
  /** The provider's own id; v2 gives it back as `data.message_id`. */
  readonly id: string
  readonly api: 'v1' | 'v2'
  /** Our messageRef: v2 `message_id`, else `data-ref` in the content, else null. */
  readonly ref: string | null
  readonly to: string
  readonly fromName: string
  readonly fromEmail: string
  readonly subject: string
  /** ISO time of the acceptance. */
  readonly at: string
  readonly headers: Readonly<Record<string, string>>
}

export type AcceptanceLog = {
  /** Writes the acceptance down and takes one credit; when it returns, a killed process cannot lose it. */
  append(mail: Omit<Acceptance, 'seq' | 'at'>, content: string): Acceptance
  /** All acceptances, oldest first. */
  all(): readonly Acceptance[]
  contentOf(acceptance: Acceptance): string
  credits(): number
  setCredits(credits: number): void
  /** Forgets everything and starts again with the initial credits. */
  clear(): void
  close(): void
}

type Place = { readonly offset: number; readonly bytes: number }
type Line =
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance; readonly content: string }
  | { readonly kind: 'credits'; readonly credits: number }

/** Contents held in memory; older ones are read back from the file, or are gone where there is none. */
const KEPT_CONTENTS_WITH_FILE = 2_000
const KEPT_CONTENTS_WITHOUT_FILE = 50_000

/** The log in memory, and where its lines stand in the file. */
type Log = {
  readonly initialCredits: number
  /** File descriptor; undefined: nothing is kept on disk. */
  readonly file: number | undefined
  readonly keptContents: number
  readonly acceptances: Acceptance[]
  readonly contents: Map<number, string>
  readonly places: Map<number, Place>
  credits: number
  endOffset: number
}

/**
 * The append-only acceptance log: the judge of double sends. With `logFile` every line is written by a
 * synchronous write before the provider face answers, so whatever is killed afterwards, the line stands.
 * A torn last line (the machine died inside the write) is cut off at the next start: it was never answered.
 */
export function openAcceptanceLog(options: {
  readonly initialCredits: number
  readonly logFile?: string | undefined
}): AcceptanceLog {
  const { initialCredits, logFile } = options
  const log: Log = {
    initialCredits,
    file: logFile ? openForAppend(logFile) : undefined,
    keptContents: logFile ? KEPT_CONTENTS_WITH_FILE : KEPT_CONTENTS_WITHOUT_FILE,
    acceptances: [],
    contents: new Map(),
    places: new Map(),
    credits: initialCredits,
    endOffset: 0,
  }
  if (log.file !== undefined && logFile) replay(log, log.file, readFileSync(logFile))
  return {
    append(mail, content) {
      const acceptance = { ...mail, seq: log.acceptances.length + 1, at: new Date().toISOString() }
      write(log, { kind: 'accepted', acceptance, content })
      return acceptance
    },
    all: () => log.acceptances,
    contentOf: ({ seq }) => log.contents.get(seq) ?? readBack(log, seq),
    credits: () => log.credits,
    setCredits: (credits) => write(log, { kind: 'credits', credits }),
    clear: () => clear(log),
    close: () => {
      if (log.file !== undefined) closeSync(log.file)
    },
  }
}

function replay(log: Log, file: number, bytes: Buffer): void {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start)
    const line = end < 0 ? undefined : parseLine(bytes.toString('utf8', start, end))
    if (!line) {
      ftruncateSync(file, start)
      break
    }
    remember(log, line, { offset: start, bytes: end - start })
    start = end + 1
    log.endOffset = start
  }
}

function write(log: Log, line: Line): void {
  const place = { offset: log.endOffset, bytes: 0 }
  if (log.file !== undefined) {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
    writeSync(log.file, bytes)
    place.bytes = bytes.length - 1
    log.endOffset += bytes.length
  }
  remember(log, line, place)
}

function remember(log: Log, line: Line, place: Place): void {
  if (line.kind === 'credits') {
    log.credits = line.credits
    return
  }
  const { seq } = line.acceptance
  log.acceptances.push(line.acceptance)
  log.contents.set(seq, line.content)
  if (log.file !== undefined) log.places.set(seq, place)
  log.contents.delete(seq - log.keptContents)
  log.credits -= 1
}

function readBack({ file, places }: Log, seq: number): string {
  const place = places.get(seq)
  if (file === undefined || !place) return ''
  const bytes = Buffer.alloc(place.bytes)
  readSync(file, bytes, 0, place.bytes, place.offset)
  const line = parseLine(bytes.toString('utf8'))
  return line?.kind === 'accepted' ? line.content : ''
}

function clear(log: Log): void {
  log.acceptances.length = 0
  log.contents.clear()
  log.places.clear()
  log.credits = log.initialCredits
  log.endOffset = 0
  if (log.file !== undefined) ftruncateSync(log.file, 0)
}

function openForAppend(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) closeSync(openSync(path, 'a'))
  return openSync(path, 'a+')
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined // torn by a crash in the middle of the write
  }
}
