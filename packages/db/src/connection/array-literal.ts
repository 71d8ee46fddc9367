/** Needs no quotes in an array literal, as long as it is not the word NULL. */
const PLAIN = /^[\w-]+$/

/**
 * PostgreSQL's text form of an array of strings, numbers, booleans and nulls, e.g. `{a,"b c",NULL}`. The driver would
 * make it too, by joining piece after piece with every element quoted: that took two to three times as long, and was
 * the largest single part of the garbage of a drain. @returns null for any other element: those are left to the driver
 */
export function arrayLiteral(elements: readonly unknown[]): string | null {
  const parts: string[] = []
  for (const element of elements) {
    if (element === null || element === undefined) parts.push('NULL')
    else if (typeof element === 'string') parts.push(quoteIfNeeded(element))
    else if (typeof element === 'number' || typeof element === 'boolean') parts.push(String(element))
    else return null
  }
  return `{${parts.join(',')}}`
}

function quoteIfNeeded(text: string): string {
  return PLAIN.test(text) && !(text.length === 4 && text.toUpperCase() === 'NULL')
    ? text
    : `"${text.replaceAll(/[\\"]/g, '\\$&')}"`
}
