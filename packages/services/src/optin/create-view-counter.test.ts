import { describe, expect, it } from 'vitest'
import { createViewCounter } from './create-view-counter.ts'

function counterInto(written: unknown[], errors: unknown[] = []) {
  return createViewCounter({
    addViews: async (input) => {
      if (input.formId === 'broken') throw new Error('no database')
      written.push(input)
    },
    onError: (error) => errors.push(error),
    gatherMs: 5,
  })
}

describe('the view counter', () => {
  it('writes once what came in a while, form by form, and nothing twice', async () => {
    const written: unknown[] = []
    const views = counterInto(written)
    for (const formId of ['a', 'b', 'a', 'a']) views.count(formId)
    await expect.poll(() => written.length).toBe(2)
    await views.flush()
    expect(written).toEqual([
      { formId: 'a', views: 3 },
      { formId: 'b', views: 1 },
    ])
  })

  it('goes on after a failure', async () => {
    const [written, errors]: [unknown[], unknown[]] = [[], []]
    const views = counterInto(written, errors)
    for (const formId of ['broken', 'a']) views.count(formId)
    await views.flush()
    expect(errors).toHaveLength(1)
    expect(written).toEqual([{ formId: 'a', views: 1 }])
  })
})
