import { z } from 'zod'
import { DEFAULT_REPORT_WINDOW, REPORT_WINDOWS } from '../automations/report-windows.ts'
import { id, isoDay } from '../wire/fields.ts'

/** Each list names this many rows, those with the most mails; the rest is summed up. */
export const FIGURE_ROWS_AT_MOST = 20

export const deliveryFiguresInput = z
  .strictObject({ window: z.enum(REPORT_WINDOWS).default(DEFAULT_REPORT_WINDOW) })
  .default({ window: DEFAULT_REPORT_WINDOW })
export type DeliveryFiguresInput = z.infer<typeof deliveryFiguresInput>

/** Mails sent in the window, and how many of them had at least one piece of news of each kind, whenever it came. */
const mailCounts = z.object({
  sent: z.int(),
  delivered: z.int(),
  /** An estimate: mail programs open by themselves, and not every opening is seen. */
  opened: z.int(),
  /** Of those opened, also an estimate: a mail service loaded the picture by itself, perhaps besides a person. */
  openedByMachine: z.int(),
  clicked: z.int(),
  bounced: z.int(),
  complained: z.int(),
  unsubscribed: z.int(),
  /** Its reader left the sequence by its link, and still gets other mail. */
  left: z.int(),
})
export type MailCounts = z.infer<typeof mailCounts>

/** All rows that are not named, and how many they are. */
const otherRows = mailCounts.extend({ rows: z.int() })

const figuresBy = <Row extends z.ZodRawShape>(row: Row) =>
  z.object({ rows: z.array(mailCounts.extend(row)), others: otherRows.nullable() })

/**
 * Which mails of a kind count what their readers do, by the rules of their sequences and the texts that leave now. `some`:
 * not all, or not known to be all. `switched-off`: none may, on this installation. What the provider tells is counted anyhow.
 */
export const COUNTING = ['all', 'some', 'none', 'switched-off'] as const
const mailCounting = z.object({ opens: z.enum(COUNTING), clicks: z.enum(COUNTING) })
export type Counting = z.infer<typeof mailCounting>

const common = {
  /** First and last day of the window; `from` is null where it has no beginning. */
  from: isoDay.nullable(),
  to: isoDay,
  /** Of the mails of all sequences in the window. */
  counting: mailCounting,
  total: mailCounts,
  /** Oldest first; in a window without a beginning one row per month, named by its first day. */
  per: z.enum(['day', 'month']),
  days: z.array(mailCounts.extend({ day: isoDay })),
  /** `gmail.com` is that domain alone, `*.co.id` every other domain with this ending, `other` the rest. */
  domains: figuresBy({ domain: z.string() }),
  /** Mails of which the domain was not kept: they were sent before it was. Null: none. */
  withoutDomain: mailCounts.nullable(),
}

export const deliveryFigures = z.object({
  ...common,
  automations: figuresBy({ id, name: z.string(), counting: mailCounting }),
})
export type DeliveryFigures = z.infer<typeof deliveryFigures>

export const adminDeliveryFigures = z.object({
  ...common,
  automations: figuresBy({ id, name: z.string(), affiliateName: z.string(), counting: mailCounting }),
  affiliates: figuresBy({ id, name: z.string() }),
})
export type AdminDeliveryFigures = z.infer<typeof adminDeliveryFigures>
