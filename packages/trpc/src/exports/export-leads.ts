import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import type { LeadFacts } from '@booster/db/leads/lead-facts'
import { type LeadListQuestion, type LeadPage, listLeads } from '@booster/db/leads/list-leads'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput } from './csv-export.ts'

type LeadExportFilter = LeadListQuestion['filter'] & Pick<LeadListQuestion, 'sort'>

export const LEAD_EXPORT: CsvExport<LeadExportFilter> = {
  titles: [
    'id',
    'leadName',
    'leadEmail',
    'whatsapp',
    'tags',
    'status',
    'source',
    'blocked',
    'createdAt',
    'timeZone',
  ],
  pages: async function* ({ reads }, input) {
    const { sort, ...filter } = input.filter
    for (let after: LeadCursor | null = null; ; ) {
      const { affiliateId } = input
      const page: LeadPage = await listLeads(reads, { affiliateId, filter, sort, after, limit: EXPORT_PAGE })
      if (page.leads.length > 0) yield page.leads.map((lead) => cellsOf(lead, input))
      if (page.next === null) return
      after = page.next
    }
  },
}

function cellsOf(lead: LeadFacts, { timeOf, timeZone }: ExportInput<LeadExportFilter>): CsvCell[] {
  return [
    lead.id,
    lead.name,
    lead.email,
    lead.whatsapp,
    lead.tags.join(', '),
    lead.status,
    lead.source,
    lead.blocked,
    timeOf(lead.createdAt),
    timeZone,
  ]
}
