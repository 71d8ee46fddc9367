import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import type { LeadFacts } from '@booster/db/leads/lead-facts'
import { type LeadListQuestion, listLeads } from '@booster/db/leads/list-leads'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput, walkPages } from './csv-export.ts'

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
  codes: {
    status: { of: 'leadStatus', title: 'statusCode' },
    source: { of: 'leadSource', title: 'sourceCode' },
    blocked: { of: 'leadBlock', title: 'blockedCode' },
  },
  pages: ({ reads }, input) => {
    const { sort, ...filter } = input.filter
    return walkPages(
      async (after: LeadCursor | null) => {
        const { affiliateId } = input
        const { leads, next } = await listLeads(reads, {
          affiliateId,
          filter,
          sort,
          after,
          limit: EXPORT_PAGE,
        })
        return { rows: leads, next }
      },
      (lead) => cellsOf(lead, input),
    )
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
