import { z } from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** What is wrong with a field, to be read behind its name; undefined: as zod says it. */
export function plainError(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing'
      return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`
    case 'too_small':
      return sizeWords(issue.origin, 'at least', Number(issue.minimum))
    case 'too_big':
      return sizeWords(issue.origin, 'at most', Number(issue.maximum))
    default:
      return undefined
  }
}

function sizeWords(origin: string, bound: 'at least' | 'at most', size: number): string {
  if (bound === 'at least' && size === 1 && origin !== 'number' && origin !== 'int')
    return 'must not be empty'
  if (origin === 'string') return `must have ${bound} ${size} ${size === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `must have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`
  return `must be ${bound} ${size}`
}

/** Messages that a schema sets itself are not touched. */
z.config({ customError: plainError })
