import type { EngineState as Engine } from '@booster/contracts/engine'
import { UiLink } from '@booster/ui/controls/link'
import { Facts } from '@booster/ui/data/facts'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { durationWords } from '@booster/web/words/duration-words'
import { useLingui } from '@lingui/react'
import { DrainBars } from './drain-bars.tsx'
import { EngineBadge } from './engine-badge.tsx'
import { NextTick } from './next-tick.tsx'

/** Whether the engine runs, its last drains, and when it polls next. */
export function EngineCard(props: { readonly engine: Engine; readonly oldestDueSeconds: number | null }) {
  const { i18n } = useLingui()
  const { engine, oldestDueSeconds } = props
  const { lastDrain } = engine
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  return (
    <Card className="engine">
      <CardHead title={i18n.t('Mesin')}>
        <UiLink href="/admin/engine" className="engine__badge">
          <EngineBadge state={engine.state} />
        </UiLink>
      </CardHead>
      <CardBody>
        <DrainBars drains={engine.drains} />
        <Facts
          spread
          facts={[
            {
              term: i18n.t('Siklus terakhir'),
              value:
                lastDrain === null ? i18n.t('belum ada') : <Time at={lastDrain.startedAt} form="seconds" />,
              num: true,
            },
            {
              term: i18n.t('Hasil'),
              value:
                lastDrain === null
                  ? '–'
                  : i18n.t('{n} email, {failed} gagal', {
                      n: number(lastDrain.accepted),
                      count: lastDrain.accepted,
                      failed: number(lastDrain.failed),
                    }),
              num: true,
            },
            { term: i18n.t('Berikutnya'), value: <NextTick engine={engine} />, num: true },
            {
              term: i18n.t('Antrean tertua'),
              value: oldestDueSeconds === null ? i18n.t('tidak ada') : durationWords(oldestDueSeconds, i18n),
              num: true,
            },
            {
              term: i18n.t('Proses aktif'),
              value: i18n.t('{active} dari {known}', {
                active: engine.activeProcesses,
                known: engine.knownProcesses,
              }),
              num: true,
            },
          ]}
        />
      </CardBody>
    </Card>
  )
}
