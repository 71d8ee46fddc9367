import { demoId } from './demo-id.ts'
import { iso, type LeadRow } from './demo-rows.ts'

/** Makes the leads of one affiliate; whoever came by a CSV file left no number. */
export function leadMaker(affiliateId: string) {
  return (
    person: { readonly name: string; readonly email: string | null; readonly whatsapp: string },
    createdAtMs: number,
    source: string,
    tags: readonly string[],
  ): LeadRow => ({
    affiliateId,
    id: demoId(`lead:${affiliateId}:${person.name}`, createdAtMs),
    name: person.name,
    email: person.email,
    whatsapp: source === 'csv' ? null : person.whatsapp,
    status: tags.includes('pelanggan lama') ? 'customer' : 'new',
    tags,
    source,
    unsubscribedAt: null,
    suppressedAt: null,
    createdAt: iso(createdAtMs),
    updatedAt: iso(createdAtMs),
  })
}
