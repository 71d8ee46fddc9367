import { describe, expect, it } from 'vitest'
import { appRouter } from './root.ts'

type Definition = { readonly inputs: readonly unknown[]; readonly output?: unknown }

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
  path,
  definition: (procedure as unknown as { readonly _def: Definition })._def,
}))

describe('the contract of a procedure', () => {
  it('is demanded of the whole router', () => {
    expect(procedures.length).toBeGreaterThan(50)
  })

  it.each(procedures)('$path has an input', ({ definition }) => {
    expect(definition.inputs.length).toBeGreaterThan(0)
  })

  it.each(procedures)('$path has an output', ({ definition }) => {
    expect(definition.output).toBeDefined()
  })
})
