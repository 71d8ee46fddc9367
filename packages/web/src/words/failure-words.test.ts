import { readdirSync, readFileSync } from 'node:fs'
import { reasonWords } from '@booster/contracts/messages/reason-words'
import { setupI18n } from '@lingui/core'
import { describe, expect, it } from 'vitest'
import { FAILURE_SENTENCES, fullFailure, fullHold } from './failure-sentences.ts'
import { SHORT_FAILURES } from './failure-table.ts'
import { shortFailure, shortHold } from './failure-words.ts'

const i18n = setupI18n({ locale: 'id', messages: { id: {} } })
const packages = new URL('../../../../packages/', import.meta.url)

/** Codes as they stand in the sources, so that a new one without words fails here. */
function codesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(new URL(folder, packages), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.includes('test'))
    .flatMap((name) => [...readFileSync(new URL(`${folder}${name}`, packages), 'utf8').matchAll(pattern)])
    .map((match) => match[1] ?? '')
}

/** Never stored on a job: log words, library codes, or what the engine turns into another code. */
const notOnJobs = new Set(['EMESSAGE', 'MAILER_ERROR', 'NO_BALANCE', 'UNKNOWN', 'X', 'TIMEOUT', 'ABORTED'])

describe('failure words', () => {
  it('exist for every code that the engine gives', () => {
    const source = readFileSync(new URL('engine/src/domain/job.ts', packages), 'utf8')
    const block = source.slice(source.indexOf('JOB_ERROR_CODES'))
    const codes = [...block.matchAll(/: '([A-Z_]+)'/g)].map((match) => match[1] ?? '')
    expect(codes.length).toBeGreaterThan(8)
    expect(codes.filter((code) => shortFailure(i18n, code, 'NONE') === 'NONE')).toEqual([])
  })

  it('exist for every code that the mailers give', () => {
    const codes = new Set(codesIn('mail/src/', /code: '([A-Z_]+)'/g))
    expect(codes.size).toBeGreaterThan(20)
    const missing = [...codes].filter(
      (code) => !notOnJobs.has(code) && shortFailure(i18n, code, 'NONE') === 'NONE',
    )
    expect(missing).toEqual([])
  })

  it('are short in files as they are on screen', () => {
    const codes = Object.keys(SHORT_FAILURES)
    expect(codes.map((code) => reasonWords(code, 'id'))).toEqual(codes.map((code) => SHORT_FAILURES[code]))
  })

  it('have a sentence for every short one', () => {
    expect(Object.keys(FAILURE_SENTENCES)).toEqual(Object.keys(SHORT_FAILURES))
  })

  it('tell an e-mail that waits for credit from one that failed without', () => {
    expect(shortHold(i18n, 'INSUFFICIENT_CREDIT')).toBe('Menunggu kredit')
    expect(shortFailure(i18n, 'INSUFFICIENT_CREDIT', null)).toBe('Kredit kurang')
    expect(fullHold(i18n, 'INSUFFICIENT_CREDIT')).toContain('dikirim begitu kredit diisi')
    expect(shortHold(i18n, 'SOMETHING_NEW')).toBe('Alasan tidak dikenal')
  })

  it('fall back to what the server says', () => {
    expect(shortFailure(i18n, 'SOMETHING_NEW', 'It said so')).toBe('It said so')
    expect(fullFailure(i18n, 'SOMETHING_NEW', 'It said so')).toEqual({ what: 'It said so', next: null })
  })
})
