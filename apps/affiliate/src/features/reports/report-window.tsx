import type { AutomationReport } from '@booster/contracts/automations/report'
import { REPORT_WINDOWS, type ReportWindow } from '@booster/contracts/automations/report-windows'
import { Segmented } from '@booster/ui/controls/segmented'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatLongDate } from '@booster/ui/format/absolute-time'
import { useLingui } from '@lingui/react'

const WORDS = {
  today: /*i18n*/ 'Hari ini',
  '7d': /*i18n*/ '7 hari',
  '30d': /*i18n*/ '30 hari',
  all: /*i18n*/ 'Semua',
} satisfies Record<ReportWindow, string>

/** Over which days the report counts, and which days these are. */
export function ReportWindowChoice(props: {
  readonly window: ReportWindow
  readonly report: AutomationReport | undefined
  readonly onChange: (window: ReportWindow) => void
}) {
  const { i18n } = useLingui()
  return (
    <div className="report__window">
      <Segmented
        label={i18n.t('Rentang')}
        value={props.window}
        items={REPORT_WINDOWS.map((value) => ({ value, label: i18n._(WORDS[value]) }))}
        onValueChange={props.onChange}
      />
      {props.report !== undefined && <Days {...props.report} />}
    </div>
  )
}

function Days({ from, to }: Pick<AutomationReport, 'from' | 'to'>) {
  const { i18n } = useLingui()
  const style = { locale: useLocale(), zone: useZone() }
  // Noon in Greenwich is the same day in every zone of Indonesia.
  const dayOf = (day: string) => formatLongDate(Date.parse(`${day}T12:00:00Z`), style)
  const words = () => {
    if (from === null) return i18n.t('Sejak awal sampai hari ini')
    return from === to ? dayOf(to) : i18n.t('{from} sampai {to}', { from: dayOf(from), to: dayOf(to) })
  }
  return <span className="muted">{words()}</span>
}
