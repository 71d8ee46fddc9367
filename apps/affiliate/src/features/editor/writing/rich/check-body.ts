import { getSchema } from '@tiptap/core'
import { findLosses } from '../html/find-losses.ts'
import { createBodyExtensions } from './body-extensions.ts'
import { domOf, readBody, writeBody } from './body-html.ts'

let schema: ReturnType<typeof getSchema> | undefined

/** What this body would lose in the rich view; null: nothing, it can be written there. */
export function checkBody(html: string): readonly string[] | null {
  schema ??= getSchema(createBodyExtensions(''))
  const after = writeBody(readBody(schema, html))
  return findLosses({ html, before: domOf(html), after: domOf(after) })
}

/** The body as the rich view would keep it. */
export function reduceBody(html: string): string {
  schema ??= getSchema(createBodyExtensions(''))
  return writeBody(readBody(schema, html))
}
