/** One change of the text of a file; `from` must stand in it exactly once, whatever its white space. */
export type Edit = {
  /** Below the repository's root, e.g. `packages/db/src/engine-store/settle/settle-sends.ts`. */
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A test that must notice a mutant. */
export type Killer = {
  /** Below the repository's root. */
  readonly file: string
  /** The test's full name (groups and title, with spaces between), or enough of it to mean no other promise. */
  readonly test: string
}

/** A small, wrong change of the protocol that some test must notice. */
export type Mutant = {
  /** Kebab-case. */
  readonly name: string
  /** The promise it breaks, in words. */
  readonly breaks: string
  readonly edits: readonly Edit[]
  readonly killer: Killer
  /** Part of the quick run: a few that need no database, one or two of every kind. */
  readonly quick?: true
}

/** The file as the mutant would have it; other files come back as they are. Throws when the old text has moved. */
export function mutate(mutant: Mutant, file: string, text: string): string {
  return mutant.edits
    .filter((edit) => edit.file === file)
    .reduce((changed, edit) => {
      const old = anySpace(edit.from)
      const found = [...changed.matchAll(old)].length
      if (found !== 1) {
        throw new Error(
          `${mutant.name}: the old text stands ${found} times in ${file} instead of once: ${edit.from}`,
        )
      }
      return changed.replace(old, () => edit.to)
    }, text)
}

/** Matches the text whatever its indentation and line breaks, which a formatter may move. */
function anySpace(text: string): RegExp {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return new RegExp(words.map((word) => RegExp.escape(word)).join('\\s+'), 'g')
}
