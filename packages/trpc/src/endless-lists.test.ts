import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { appRouter } from './root.ts'

type Procedure = { readonly _def: { readonly inputs: readonly z.ZodType[] } }

const inputs = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).flatMap(
  ([name, { _def }]) => _def.inputs.map((input) => ({ name, input })),
)

/** The names that an input refuses of what the client sends for a page of an endless list. */
function refusedNames(input: z.ZodType): readonly string[] {
  const parsed = input.safeParse({ cursor: null, direction: 'forward' })
  return (parsed.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  )
}

describe('a list that the client pages through without end', () => {
  const lists = inputs.filter(({ input }) => !refusedNames(input).includes('cursor'))

  it('is among the procedures', () => {
    const names = lists.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['import.badRows', 'trigger.skipped']))
  })

  it.each(['import.badRows', 'trigger.skipped'])('%s takes the direction the client sends', (name) => {
    const list = lists.find((each) => each.name === name)
    expect(list && refusedNames(list.input)).toEqual([])
  })
})
