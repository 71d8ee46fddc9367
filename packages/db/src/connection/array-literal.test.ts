import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { arrayLiteral } from './array-literal.ts'
import { createPool } from './connect.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test' })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function readBack(type: string, elements: readonly unknown[]): Promise<unknown> {
  const { rows } = await pool.query<{ back: unknown }>(`SELECT $1::${type}[] AS back`, [
    arrayLiteral(elements),
  ])
  return rows[0]?.back
}

describe('arrayLiteral', () => {
  it.each([
    ['text', []],
    ['text', ['', ' ', 'plain', 'two words', 'NULL', 'null', 'Null', 'NULLS', null]],
    ['text', ['"', '\\', '\\"', 'a,b', '{a}', '{', "o'clock", '\n\t', 'é “ ” 👋', '$1', '\\N']],
    ['uuid', ['0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d', null]],
    ['int', [0, -1, 2_147_483_647, null]],
    ['float8', [0.5, -1e21, 1e-7, Number.POSITIVE_INFINITY]],
    ['boolean', [true, false, null]],
  ])('is read back by PostgreSQL as what it was: %s %j', async (type, elements) => {
    expect(await readBack(type, elements)).toEqual(elements)
  })

  it('writes undefined as NULL, as the driver does', async () => {
    expect(await readBack('text', [undefined])).toEqual([null])
  })

  it('leaves every other element to the driver', () => {
    expect(arrayLiteral([new Date(0)])).toBeNull()
    expect(arrayLiteral([['nested']])).toBeNull()
    expect(arrayLiteral([Buffer.from('x')])).toBeNull()
  })
})
