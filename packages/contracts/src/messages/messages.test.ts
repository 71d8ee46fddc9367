import { describe, expect, it } from 'vitest'
import { LANGUAGES, messagesIn } from './messages.ts'

/** Every text of a catalogue by its path; those with parameters are filled with their position. */
function textsOf(node: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function') return [[path, String(node('{0}', '{1}'))]]
  return Object.entries(node ?? {}).flatMap(([key, value]) => textsOf(value, `${path}.${key}`))
}

describe('messages', () => {
  it('have a text for every key in every language, with the same parameters', () => {
    const [first, ...others] = LANGUAGES.map((language) => textsOf(messagesIn(language)))
    const shapeOf = (texts: typeof first) =>
      texts?.map(([path, text]) => [path, [...new Set(text.match(/\{\d\}/g) ?? [])].toSorted()])
    for (const other of others) expect(shapeOf(other)).toEqual(shapeOf(first))
    for (const [, text] of first ?? []) expect(text.trim()).not.toBe('')
  })
})
