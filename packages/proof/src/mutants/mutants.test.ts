import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listMutants } from './list-mutants.ts'
import { type Mutant, mutate } from './mutant.ts'
import { mutantsTable } from './mutants-table.ts'
import { repository } from './repository.ts'

const mutants = listMutants()
function filesOf(mutant: Mutant) {
  return new Set(mutant.edits.map((edit) => edit.file))
}

describe('the mutants', () => {
  it('are many, each with a name of its own, some of them quick', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
    expect(mutants.length).toBeGreaterThanOrEqual(28)
    expect(mutants.filter(({ quick }) => quick).length).toBeGreaterThanOrEqual(8)
  })

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s still fits the code',
    (_name, mutant) => {
      expect(existsSync(join(repository, mutant.killer.file)), `${mutant.killer.file} exists`).toBe(true)
      for (const file of filesOf(mutant)) {
        const text = readFileSync(join(repository, file), 'utf8')
        expect(mutate(mutant, file, text)).not.toBe(text)
      }
    },
  )
})

describe('mutate', () => {
  const mutant: Mutant = {
    name: 'one',
    breaks: 'nothing',
    edits: [{ file: 'a.ts', from: 'x', to: '$&' }],
    killer: { file: 'a.test.ts', test: 'a' },
  }

  it('changes one place of one file, as it is written', () => {
    expect(mutate(mutant, 'a.ts', 'a x b')).toBe('a $& b')
    expect(mutate(mutant, 'b.ts', 'a x b')).toBe('a x b')
  })

  it('refuses a text that has moved or stands twice', () => {
    expect(() => mutate(mutant, 'a.ts', 'a b')).toThrow('stands 0 times')
    expect(() => mutate(mutant, 'a.ts', 'x x')).toThrow('stands 2 times')
  })
})

describe('the table', () => {
  it('says what is wrong first', () => {
    const result = { name: 'one', breaks: 'a | b', killer: 'a.test.ts: a', ms: 1_234 }
    const text = mutantsTable({
      killed: [result],
      survived: [{ ...result, name: 'two' }],
      broken: [{ ...result, name: 'three', reason: 'moved' }],
      seconds: 5,
    })
    expect(text).toMatch(/^1 mutants killed, 1 survived, 1 without a verdict, 5 s\./)
    expect(text.indexOf('SURVIVED | two')).toBeLessThan(text.indexOf('BROKEN | three'))
    expect(text.indexOf('BROKEN | three')).toBeLessThan(text.indexOf('killed | one | a \\| b'))
    expect(text).toContain('`three`: moved')
  })
})
