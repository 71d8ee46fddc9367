import type { ReportWindow } from '@booster/contracts/automations/report-windows'
import type { AdminDeliveryFigures, Counting } from '@booster/contracts/delivery/delivery-figures'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import {
  type CountingRules,
  type DeliveryFacts,
  readDeliveryFigures,
} from '@booster/db/delivery/read-delivery-figures'
import { findCountingSteps } from '../automations/report/find-counting-steps.ts'
import type { Services } from '../context.ts'

type FigureServices = Pick<Services, 'reads' | 'clock' | 'store' | 'countsOpens' | 'mode'>
type Question = {
  /** Null: all. */
  readonly affiliateId: string | null
  readonly window: ReportWindow
  readonly zone: TimeZone
}

/**
 * Figures that say which of them are not counted, as readCountedReport does for one sequence. Of sequences that are not
 * named no text is read: with the rule `auto` they are not known to count openings.
 */
export async function readCountedFigures(
  services: FigureServices,
  question: Question,
): Promise<AdminDeliveryFigures> {
  const { reads, clock, mode } = services
  const { automations, ...facts } = await readDeliveryFigures(reads, { ...question, clock })
  const steps = await findSteps(services, automations.rows)
  const here = (counting: Counting): Counting => ({
    opens: mode.tracking.opens ? counting.opens : 'switched-off',
    clicks: mode.tracking.clicks ? counting.clicks : 'switched-off',
  })
  const rows = automations.rows.map(({ rules, ...row }) => ({
    ...row,
    counting: here({ opens: opensBy(rules, steps), clicks: rules.clicks ? 'all' : 'none' }),
  }))
  const rest = countingOfOthers(automations.others)
  return {
    ...facts,
    counting: here({
      opens: together([...rows.map(({ counting }) => counting.opens), ...rest.opens]),
      clicks: together([...rows.map(({ counting }) => counting.clicks), ...rest.clicks]),
    }),
    automations: { rows, others: withoutRules(automations.others) },
  }
}

type Automations = DeliveryFacts['automations']

/** The steps of sequences with the rule `auto` that count openings; nothing is read where none may. */
async function findSteps(services: FigureServices, rows: Automations['rows']): Promise<ReadonlySet<string>> {
  if (!services.mode.tracking.opens) return new Set()
  const steps = rows.flatMap(({ rules }) => rules.steps.map((step) => ({ ...step, rule: rules.opens })))
  return await findCountingSteps(services, steps)
}

function opensBy({ opens, steps }: CountingRules, counting: ReadonlySet<string>): Counting['opens'] {
  if (opens !== 'auto') return opens === 'on' ? 'all' : 'none'
  return together(steps.map(({ stepId }) => (counting.has(stepId) ? 'all' : 'none')))
}

function countingOfOthers(others: Automations['others']): {
  readonly opens: readonly Counting['opens'][]
  readonly clicks: readonly Counting['clicks'][]
} {
  const { opens, clicks } = others?.rules ?? { opens: [], clicks: [] }
  const words = { on: 'all', auto: 'some', off: 'none' } as const
  return {
    opens: opens.map((rule) => words[rule]),
    clicks: clicks.map((isOn) => (isOn ? 'all' : 'none')),
  }
}

function together(parts: readonly Counting['opens'][]): Counting['opens'] {
  const [first = 'all'] = parts
  return parts.every((part) => part === first) ? first : 'some'
}

function withoutRules(others: Automations['others']): AdminDeliveryFigures['automations']['others'] {
  if (others === null) return null
  const { rules: _, ...counts } = others
  return counts
}
