/** A LIKE pattern for texts that begin with what a person typed; its wildcards are taken literally. */
export function startsWith(term: string): string {
  return `${term.replace(/[\\%_]/g, '\\$&')}%`
}

/** SQL: the lead `l` whose name has a word that begins so, or whose address does. `$n` holds `startsWith(term)`. */
export function leadMatches(n: number): string {
  return `(l."name" ILIKE $${n} OR l."name" ILIKE '% ' || $${n} OR l."email" LIKE lower($${n}))`
}
