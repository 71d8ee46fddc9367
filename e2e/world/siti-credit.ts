import type { ApiClient } from './api-client.ts'

/** Books credit for an affiliate: positive a top-up, negative an adjustment. */
export async function bookCredit(admin: ApiClient, name: string, amountCredits: number): Promise<void> {
  if (amountCredits === 0) return
  const { rows } = await admin.query<{ readonly rows: readonly { readonly id: string }[] }>(
    'admin.affiliate.list',
    { q: name },
  )
  await admin.mutate('admin.affiliate.topUp', {
    affiliateId: rows[0]?.id,
    amountCredits,
    reason: 'Uji',
    reference: crypto.randomUUID(),
  })
}

/** Takes all of Siti's credit; the answer brings it to 60, enough for whatever waited meanwhile. */
export async function takeSitisCredit(siti: ApiClient, admin: ApiClient): Promise<() => Promise<void>> {
  const available = async () => (await siti.query<{ readonly available: number }>('credit.status')).available
  await bookCredit(admin, 'Siti', -(await available()))
  return async () => bookCredit(admin, 'Siti', 60 - (await available()))
}
