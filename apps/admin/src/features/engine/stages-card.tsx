import type { StageTimes } from '@booster/contracts/engine'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { type LucideIcon, NotebookPen, Send, SquareArrowOutDownLeft, Timer } from 'lucide-react'
import { roundedMs } from './rounded-ms.ts'

type Timings = StageTimes
type StageTime = Timings['stages'][number]

const LOOKS = {
  claim: { icon: SquareArrowOutDownLeft, word: /*i18n*/ 'Ambil' },
  send: { icon: Send, word: /*i18n*/ 'Serahkan' },
  settle: { icon: NotebookPen, word: /*i18n*/ 'Catat hasil' },
} satisfies Record<StageTime['stage'], { readonly icon: LucideIcon; readonly word: string }>

/** How long claiming, handing over and settling took in the last minutes, over all living processes. */
export function StagesCard({ timings }: { readonly timings: Timings }) {
  const { i18n } = useLingui()
  const { windowMinutes } = timings
  return (
    <Card>
      <CardHead
        title={i18n.t('Waktu per tahap')}
        note={i18n.t('median {count} menit', { count: windowMinutes })}
      />
      {timings.stages.every(({ times }) => times === 0) ? (
        <EmptyState kind="never-used" icon={Timer} title={i18n.t('Belum ada waktu yang diukur')}>
          <p>
            {i18n.t(
              'Terisi begitu mesin mengirim email; yang lebih lama dari {minutes} menit tidak dihitung.',
              {
                minutes: windowMinutes,
              },
            )}
          </p>
        </EmptyState>
      ) : (
        <List label={i18n.t('Waktu per tahap')}>
          {timings.stages.map((stage) => (
            <StageRow key={stage.stage} stage={stage} />
          ))}
        </List>
      )}
    </Card>
  )
}

function StageRow({ stage }: { readonly stage: StageTime }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { icon, word } = LOOKS[stage.stage]
  const inMs = (ms: number) => i18n.t('{n} ms', { n: formatNumber(roundedMs(ms), locale, 1) })
  return (
    <ListRow
      icon={icon}
      title={i18n.t(word)}
      note={howMany(stage, i18n, (n, digits) => formatNumber(n, locale, digits))}
    >
      <span className="stages__time">
        <span className="cell-main">{stage.p50Ms === null ? '–' : inMs(stage.p50Ms)}</span>
        {stage.p95Ms !== null && (
          <span className="cell-sub">{i18n.t('95% dalam {time}', { time: inMs(stage.p95Ms) })}</span>
        )}
      </span>
    </ListRow>
  )
}

/** Every mail is handed over alone; claims and settlements take many at once. */
function howMany(
  { stage, times, jobs }: StageTime,
  i18n: I18n,
  number: (value: number, digits?: number) => string,
): string {
  if (times === 0) return i18n.t('belum ada')
  if (stage === 'send') return i18n.t('{n} email', { n: number(times), count: times })
  const each = jobs / times
  return i18n.t('{n} kali, {each} email tiap kali', {
    n: number(times),
    count: times,
    each: number(each, each < 10 ? 1 : 0),
  })
}
