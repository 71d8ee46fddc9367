import { REPORT_WINDOWS, type ReportWindow } from '@booster/contracts/automations/report-windows'
import { Segmented } from '@booster/ui/controls/segmented'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatLongDate } from '@booster/ui/format/absolute-time'
import { useLingui } from '@lingui/react'
import './figures.css'

const WORDS = {
  today: /*i18n*/ 'Hari ini',
  '7d': /*i18n*/ '7 hari',
  '30d': /*i18n*/ '30 hari',
  all: /*i18n*/ 'Semua',
} satisfies Record<ReportWindow, string>

type Days = { readonly from: string | null; readonly to: string }

/** Over which days is counted, and which days these are. */
export function FiguresWindow(props: {
  readonly window: ReportWindow
  readonly days: Days | undefined
  readonly onChange: (window: ReportWindow) => void
}) {
  const { i18n } = useLingui()
  return (
    <div className="figures__window">
      <Segmented
        label={i18n.t('Rentang')}
        value={props.window}
        items={REPORT_WINDOWS.map((value) => ({ value, label: i18n._(WORDS[value]) }))}
        onValueChange={props.onChange}
      />
      {props.days !== undefined && <DaysOf {...props.days} />}
    </div>
  )
}

function DaysOf({ from, to }: Days) {
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
