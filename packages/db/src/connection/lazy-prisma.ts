import type { PrismaClient } from '../generated/client.ts'

/** A Prisma client that is loaded and connected when it is first asked for. */
export type LazyPrisma = { get(): Promise<PrismaClient>; close(): Promise<void> }

/** At most four connections of its own: what is asked through Prisma is small and rare. */
export function createLazyPrisma(url: string): LazyPrisma {
  let opened: Promise<PrismaClient> | null = null
  return {
    get: () => {
      opened ??= import('./prisma.ts').then(({ createPrisma }) => createPrisma(url, { max: 4 }))
      return opened
    },
    close: async () => {
      await (await opened)?.$disconnect()
    },
  }
}
