/** A LIKE pattern for texts that begin with what a person typed; its wildcards are taken literally. */
export function startsWith(term: string): string {
  return `${term.replace(/[\\%_]/g, '\\$&')}%`
}
