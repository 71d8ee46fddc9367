import { demoId } from './demo-id.ts'
import { DAY_MS, iso } from './story/demo-rhythm.ts'

/** The password of every demo account; shown on the sign-in page. */
export const DEMO_PASSWORD = 'demo-booster-2026'

export type DemoAffiliate = { readonly userId: string; readonly affiliateId: string }
export type DemoAccounts = {
  readonly admin: { readonly userId: string }
  readonly budi: DemoAffiliate
  readonly siti: DemoAffiliate
  readonly baru: DemoAffiliate
}

function affiliate(key: string): DemoAffiliate {
  return {
    userId: demoId(`user:${key}`),
    affiliateId: demoId(`affiliate:${key}`),
  }
}

/** Their ids are the same in every demo. */
export const demoAccounts: DemoAccounts = {
  admin: { userId: demoId('user:admin') },
  budi: affiliate('budi'),
  siti: affiliate('siti'),
  baru: affiliate('baru'),
}

const PEOPLE = [
  { ...demoAccounts.admin, affiliateId: null, name: 'Rina Admin', email: 'admin@demo.test', sinceDays: 120 },
  { ...demoAccounts.budi, name: 'Budi Santoso', email: 'budi@demo.test', sinceDays: 95 },
  { ...demoAccounts.siti, name: 'Siti Rahma', email: 'siti@demo.test', sinceDays: 20 },
  { ...demoAccounts.baru, name: 'Baru Bergabung', email: 'baru@demo.test', sinceDays: 0 },
]

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Users, their passwords and the affiliates among them. */
export function demoUsers(
  nowMs: number,
  passwordHash: string,
): { readonly users: Rows; readonly accounts: Rows; readonly profiles: Rows } {
  const since = (days: number): string => iso(nowMs - days * DAY_MS - 60_000)
  return {
    users: PEOPLE.map(({ userId, affiliateId, name, email, sinceDays }) => ({
      id: userId,
      name,
      email,
      emailVerified: true,
      role: affiliateId === null ? 'admin' : 'affiliate',
      createdAt: since(sinceDays),
      updatedAt: since(sinceDays),
    })),
    accounts: PEOPLE.map(({ userId, sinceDays }) => ({
      id: demoId(`account:${userId}`),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: passwordHash,
      createdAt: since(sinceDays),
      updatedAt: since(sinceDays),
    })),
    profiles: PEOPLE.flatMap(({ userId, affiliateId, name, sinceDays }) =>
      affiliateId === null
        ? []
        : [
            {
              id: affiliateId,
              userId,
              displayName: name,
              status: 'active',
              timeZone: 'Asia/Jakarta',
              createdAt: since(sinceDays),
              updatedAt: since(sinceDays),
            },
          ],
    ),
  }
}
