/** A LIKE pattern for texts that begin with what a person typed; its wildcards are taken literally. */
export function startsWith(term: string): string {
  return `${literal(term)}%`
}

/** The same for texts that hold it anywhere. */
export function contains(term: string): string {
  return `%${literal(term)}%`
}

function literal(term: string): string {
  return term.replace(/[\\%_]/g, '\\$&')
}
