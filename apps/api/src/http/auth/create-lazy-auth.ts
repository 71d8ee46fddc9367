import type { Auth, AuthOptions } from './create-auth.ts'

/** better-auth, which is loaded with the first request that needs it: it takes some 200 ms and 40 MB. */
export type LazyAuth = { get(): Promise<Auth> }

export function createLazyAuth(options: AuthOptions): LazyAuth {
  let created: Promise<Auth> | undefined
  return {
    get: () => {
      created ??= import('./create-auth.ts').then(({ createAuth }) => createAuth(options))
      return created
    },
  }
}
