import type { Counting, MailCounts } from '@booster/contracts/delivery/delivery-figures'
import { unreportedKinds } from '@booster/contracts/delivery/unreported-kinds'
import type { FigureName } from '@booster/contracts/figures'

export type FigureKind = Exclude<keyof MailCounts, 'sent'>

/** What can become of a mail, in the order of the page: its figure, its word, and its word in a line of text. */
export const FIGURE_KINDS = {
  delivered: { figure: 'mailsDelivered', word: /*i18n*/ 'Diterima' },
  opened: { figure: 'mailsOpened', word: /*i18n*/ 'Dibuka (perkiraan)' },
  openedByMachine: { figure: 'mailsOpenedByMachine', word: /*i18n*/ 'Dibuka mesin (perkiraan)' },
  clicked: { figure: 'mailsClicked', word: /*i18n*/ 'Diklik' },
  bounced: { figure: 'mailsBounced', word: /*i18n*/ 'Terpental' },
  complained: { figure: 'mailsComplained', word: /*i18n*/ 'Dilaporkan spam' },
  unsubscribed: { figure: 'mailsUnsubscribed', word: /*i18n*/ 'Berhenti langganan' },
  left: { figure: 'mailsLeft', word: /*i18n*/ 'Keluar dari alur' },
} as const satisfies Record<FigureKind, { readonly figure: FigureName; readonly word: string }>

/**
 * Why a figure has no rate: `switched-off`: not counted on this installation; `not-counted`: by no mail; `partly-counted`:
 * not by every mail; `not-known`: the provider reported nothing.
 */
export type NoRate = 'switched-off' | 'not-counted' | 'partly-counted' | 'not-known'

const NO_RATE_OF = {
  all: undefined,
  some: 'partly-counted',
  none: 'not-counted',
  'switched-off': 'switched-off',
} as const satisfies Record<Counting['opens'], NoRate | undefined>

/** Kinds of which a rate would say less than it seems to. @param counting of the mails that are shown */
export function kindsWithoutRate(figures: {
  readonly total: Pick<MailCounts, 'sent' | 'delivered' | 'complained'>
  readonly counting: Counting
}): Partial<Readonly<Record<FigureKind, NoRate | undefined>>> {
  const { total, counting } = figures
  return {
    opened: NO_RATE_OF[counting.opens],
    openedByMachine: NO_RATE_OF[counting.opens],
    clicked: NO_RATE_OF[counting.clicks],
    ...Object.fromEntries([...unreportedKinds(total)].map((kind) => [kind, 'not-known'])),
  }
}

/** Whether, by the rules of their sequences, mails do not count openings or clicks: some of them, or all. */
export function isCountedByRules({ opens, clicks }: Counting): boolean {
  return [opens, clicks].some((counting) => counting === 'some' || counting === 'none')
}
