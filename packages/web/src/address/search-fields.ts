import * as z from 'zod/mini'

/** Each param falls back on its own: a wrong value in an address never costs the others. */
export function orUnset<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined)
}

/** One of the given words. */
export function wordField<const Words extends readonly [string, ...string[]]>(words: Words) {
  return orUnset(z.enum(words))
}

/** The schemas of the params that several pages share. */
export const SEARCH_FIELDS = {
  id: orUnset(z.guid()),
  term: orUnset(z.string().check(z.trim(), z.minLength(2), z.maxLength(100))),
  /** Page 1 is the default and stays out of the address. */
  page: orUnset(z.coerce.number().check(z.int(), z.minimum(2), z.maximum(1_000_000))),
  errorCode: orUnset(z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,63}$/))),
} as const
