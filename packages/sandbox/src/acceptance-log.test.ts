import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AcceptanceLog, openAcceptanceLog } from './acceptance-log.ts'

let folder: string
let logFile: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-log-'))
  logFile = join(folder, 'deep', 'accepted.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function mail(to: string) {
  return {
    id: `id-${to}`,
    api: 'v1' as const,
    ref: null,
    to,
    fromName: 'Budi',
    fromEmail: 'budi@example.test',
    subject: 'Halo',
    headers: {},
  }
}

function contentAt(log: AcceptanceLog, seq: number): string | undefined {
  const acceptance = log.all()[seq - 1]
  return acceptance && log.contentOf(acceptance)
}

describe('acceptance log', () => {
  it('stands in the file as soon as append returns, and survives a restart with its credits', () => {
    const log = openAcceptanceLog({ initialCredits: 10, logFile })
    log.append(mail('a@x.test'), '<p>isi é</p>')
    expect(readFileSync(logFile, 'utf8')).toContain('a@x.test')
    log.setCredits(100)
    log.append(mail('b@x.test'), 'two')
    log.close()

    const again = openAcceptanceLog({ initialCredits: 10, logFile })
    expect(again.all().map(({ seq, to }) => [seq, to])).toEqual([
      [1, 'a@x.test'],
      [2, 'b@x.test'],
    ])
    expect(contentAt(again, 1)).toBe('<p>isi é</p>')
    expect(again.credits()).toBe(99)
    again.close()
  })

  it('cuts off a torn last line and goes on after it', () => {
    const log = openAcceptanceLog({ initialCredits: 10, logFile })
    log.append(mail('a@x.test'), 'one')
    log.close()
    appendFileSync(logFile, '{"kind":"accepted","acceptance":{"seq":2')

    const second = openAcceptanceLog({ initialCredits: 10, logFile })
    second.append(mail('c@x.test'), 'three')
    second.close()
    const third = openAcceptanceLog({ initialCredits: 10, logFile })
    expect(third.all().map(({ to }) => to)).toEqual(['a@x.test', 'c@x.test'])
    third.close()
  })

  it('reads contents that left the memory back from the file', () => {
    const log = openAcceptanceLog({ initialCredits: 10_000, logFile })
    for (let n = 1; n <= 2_050; n += 1) log.append(mail(`${n}@x.test`), `content ${n} é`)
    expect(contentAt(log, 1)).toBe('content 1 é')
    expect(contentAt(log, 50)).toBe('content 50 é')
    log.close()
  })
})
