/**
 * Makes a value when it is first asked for, such as a library that not every process needs: those keep their memory and
 * start sooner.
 * @param make e.g. `() => require('postcss')`; what it throws is thrown at each use
 */
export function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
