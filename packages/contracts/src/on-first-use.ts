/**
 * Loads a library when it is first asked for, so that a process which never needs it keeps its memory and starts sooner.
 * @param load e.g. `() => require('postcss')`; what it throws is thrown at each use
 */
export function onFirstUse<T>(load: () => T): () => T {
  let loaded: { readonly library: T } | undefined
  return () => {
    loaded ??= { library: load() }
    return loaded.library
  }
}
