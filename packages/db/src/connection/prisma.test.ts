import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { createPrisma } from './prisma.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

describe('createPrisma', () => {
  it('reads the migrated tables', async () => {
    const prisma = createPrisma(database.url)
    expect(await prisma.affiliateProfile.count()).toBe(0)
    await prisma.$disconnect()
  })
})
