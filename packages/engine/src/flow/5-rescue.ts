import type { Store } from '../ports.ts'

const CLAIMS_AT_ONCE = 50

/** Makes everything unconfirmed whose lease has expired, in short transactions. @returns how many jobs */
export async function rescue(store: Pick<Store, 'rescueExpiredLeases'>): Promise<number> {
  const { rescued } = await store.rescueExpiredLeases({ limit: CLAIMS_AT_ONCE })
  return rescued
}
