import type {
  AdminDeliveryFigures,
  Counting,
  DeliveryFiguresInput,
  MailCounts,
} from '@booster/contracts/delivery/delivery-figures'
import { unreportedKinds } from '@booster/contracts/delivery/unreported-kinds'
import { HOME_ZONE } from '@booster/db/connection/zoned-day'
import type { CsvCell } from '@booster/services/exports/csv-text'
import type { Services } from '../context.ts'
import { readCountedFigures } from '../delivery/read-counted-figures.ts'
import { type AdminCsvExport, type CsvExport, countCell, type ExportInput } from './csv-export.ts'

const COLUMNS = {
  titles: [
    'figureGroup',
    'figureName',
    'affiliate',
    'sent',
    'delivered',
    'openedEstimate',
    'openedByMachine',
    'clicked',
    'bounced',
    'complained',
    'unsubscribed',
    'leftSequence',
    'from',
    'to',
    'timeZone',
  ],
  codes: { figureGroup: { of: 'figureGroup', title: 'figureGroupCode' } },
} as const satisfies Pick<CsvExport<never>, 'titles' | 'codes'>

/** The figures of one affiliate as the page shows them: in total, by day, sequence and domain. */
export const DELIVERY_EXPORT: CsvExport<DeliveryFiguresInput> = {
  ...COLUMNS,
  pages: async function* (services: Services, { affiliateId, filter, timeZone }) {
    const figures = await readCountedFigures(services, { affiliateId, ...filter, zone: timeZone })
    yield rowsOf({ ...figures, affiliates: { rows: [], others: null } }, timeZone)
  },
}

/** The same over all affiliates, and by affiliate; days are those of Asia/Jakarta. */
export const ADMIN_DELIVERY_EXPORT: AdminCsvExport<DeliveryFiguresInput> = {
  ...COLUMNS,
  pages: async function* (services: Services, { filter }: ExportInput<DeliveryFiguresInput>) {
    const question = { affiliateId: null, ...filter, zone: HOME_ZONE }
    yield rowsOf(await readCountedFigures(services, question), HOME_ZONE)
  },
}

/** @property counting its own; left out: that of all */
type Line = readonly [name: string | null, affiliate: string | null, counts: MailCounts, counting?: Counting]

/** A zero is left empty where it may only mean that nobody counted. */
function rowsOf(figures: AdminDeliveryFigures, timeZone: string): CsvCell[][] {
  const { total, days, per, affiliates, automations, domains, withoutDomain } = figures
  const unreported = unreportedKinds(total)
  const lines: Readonly<Record<string, readonly Line[]>> = {
    total: [[null, null, total]],
    [per]: days.map((row) => [row.day, null, row]),
    affiliate: affiliates.rows.map((row) => [row.name, row.name, row]),
    otherAffiliates: oneOf(affiliates.others),
    automation: automations.rows.map((row) => [row.name, row.affiliateName, row, row.counting]),
    otherAutomations: oneOf(automations.others),
    domain: domains.rows.map((row) => [row.domain, null, row]),
    otherDomains: oneOf(domains.others),
    domainNotKept: oneOf(withoutDomain),
  }
  return Object.entries(lines).flatMap(([group, rows]) =>
    rows.map(([name, affiliate, counts, counting = figures.counting]) => [
      group,
      name,
      affiliate,
      counts.sent,
      countCell(counts.delivered, !unreported.has('delivered')),
      countCell(counts.opened, counting.opens === 'all'),
      countCell(counts.openedByMachine, counting.opens === 'all'),
      countCell(counts.clicked, counting.clicks === 'all'),
      counts.bounced,
      countCell(counts.complained, !unreported.has('complained')),
      counts.unsubscribed,
      counts.left,
      figures.from,
      figures.to,
      timeZone,
    ]),
  )
}

function oneOf(counts: MailCounts | null): readonly Line[] {
  return counts === null ? [] : [[null, null, counts]]
}
