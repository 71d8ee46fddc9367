import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { isoOf } from '@booster/db/connection/iso-time'
import type { LeadImportFacts } from '@booster/db/imports/read-lead-import'

export function importAnswerOf(facts: LeadImportFacts): LeadImport {
  const { headRow, consentText, consentSource, totalRows, createdAt, startedAt, endedAt, ...same } = facts
  return {
    ...same,
    titles: [...facts.titles],
    tags: [...facts.tags],
    samples: facts.samples.map(({ row, cells }) => ({ row, cells: [...cells] })),
    hasTitles: headRow > 0,
    consent: { text: consentText, source: consentSource },
    rows: totalRows,
    createdAt: isoOf(createdAt),
    startedAt: startedAt === null ? null : isoOf(startedAt),
    endedAt: endedAt === null ? null : isoOf(endedAt),
  }
}
