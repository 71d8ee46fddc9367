/** Over which time a figure is taken; days are days in the affiliate's zone, and for admins in Asia/Jakarta. */
export type FigureWindow = 'now' | 'today' | 'last24Hours' | 'last14Days' | 'chosenRange' | 'ahead'
/** What a figure is counted from. */
export type FigureSource = 'dayCounters' | 'queue' | 'ledger' | 'attempts' | 'providerChecks' | 'alerts'

type FigureDefinition = {
  readonly window: FigureWindow
  readonly source: FigureSource
}

/**
 * Every figure that stands on a tile, in both apps: the same name is the same number wherever it stands, and its
 * definition is shown beside it. What is counted, and out of what, say the words of each language.
 */
export const FIGURES = {
  sentToday: { window: 'today', source: 'dayCounters' },
  failedToday: { window: 'today', source: 'dayCounters' },
  failureRate: { window: 'today', source: 'dayCounters' },
  pending: { window: 'now', source: 'queue' },
  overdue: { window: 'now', source: 'queue' },
  recovered: { window: 'last24Hours', source: 'attempts' },
  creditAvailable: { window: 'now', source: 'ledger' },
  creditHeld: { window: 'now', source: 'ledger' },
  creditUsedToday: { window: 'today', source: 'dayCounters' },
  enoughUntil: { window: 'ahead', source: 'queue' },
  providerUse: { window: 'last14Days', source: 'providerChecks' },
  checksPerformed: { window: 'chosenRange', source: 'providerChecks' },
  averageBalance: { window: 'chosenRange', source: 'providerChecks' },
  lowestBalance: { window: 'chosenRange', source: 'providerChecks' },
  mailsSent: { window: 'chosenRange', source: 'dayCounters' },
  mailsDelivered: { window: 'chosenRange', source: 'dayCounters' },
  mailsOpened: { window: 'chosenRange', source: 'dayCounters' },
  mailsOpenedByMachine: { window: 'chosenRange', source: 'dayCounters' },
  mailsClicked: { window: 'chosenRange', source: 'dayCounters' },
  mailsBounced: { window: 'chosenRange', source: 'dayCounters' },
  mailsComplained: { window: 'chosenRange', source: 'dayCounters' },
  mailsUnsubscribed: { window: 'chosenRange', source: 'dayCounters' },
  mailsLeft: { window: 'chosenRange', source: 'dayCounters' },
  creditAlerts: { window: 'chosenRange', source: 'alerts' },
} as const satisfies Readonly<Record<string, FigureDefinition>>
export type FigureName = keyof typeof FIGURES

/** The figures of the admin's overview that each affiliate has a share of. */
export const SHARE_FIGURES = ['failed', 'sent', 'recovered', 'overdue'] as const
export type ShareFigure = (typeof SHARE_FIGURES)[number]
