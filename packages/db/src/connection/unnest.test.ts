import { describe, expect, it } from 'vitest'
import { unnestColumns } from './unnest.ts'

const COSTS = unnestColumns({ aff: 'uuid', credits: 'int', note: 'text?' })
type Cost = { readonly affiliateId: string; readonly credits: number; readonly note: string | null }

describe('unnestColumns', () => {
  it('numbers the parameters from the first one on', () => {
    expect(COSTS.unnest(3)).toBe('unnest($3::uuid[], $4::int[], $5::text[])')
    expect(COSTS.from(1)).toBe('unnest($1::uuid[], $2::int[], $3::text[]) AS u(aff, credits, note)')
    expect(COSTS.from(1, 'c')).toBe('unnest($1::uuid[], $2::int[], $3::text[]) AS c(aff, credits, note)')
  })

  it('gives the arrays in the order of the columns, whatever the order of the readers', () => {
    const rows: readonly Cost[] = [
      { affiliateId: 'a', credits: 1, note: null },
      { affiliateId: 'b', credits: 2, note: 'n' },
    ]
    const arrays = COSTS.arrays(rows, {
      note: (row) => row.note,
      credits: (row) => row.credits,
      aff: (row) => row.affiliateId,
    })
    expect(arrays).toEqual([
      ['a', 'b'],
      [1, 2],
      [null, 'n'],
    ])
  })

  it('refuses a column that is missing or of another type when it compiles', () => {
    const rows: readonly Cost[] = []
    // @ts-expect-error: the reader of credits is missing
    expect(() => COSTS.arrays(rows, { aff: (row) => row.affiliateId, note: (row) => row.note })).toThrow()
    expect(
      COSTS.arrays(rows, {
        // @ts-expect-error: a uuid is a string
        aff: (row) => row.credits,
        // @ts-expect-error: may be null, where the column may not
        credits: (row) => row.note,
        note: (row) => row.note,
      }),
    ).toHaveLength(3)
  })
})
