type Keyed = { readonly affiliateId: string; readonly id: string }

/** The order in which rows of a kind are written and locked: by their whole key. */
export function byKey(a: Keyed, b: Keyed): number {
  if (a.affiliateId !== b.affiliateId) return a.affiliateId < b.affiliateId ? -1 : 1
  return a.id < b.id ? -1 : 1
}
