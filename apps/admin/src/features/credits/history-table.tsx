import type { ProviderHistory as CreditHistory } from '@booster/contracts/provider'
import { Num } from '@booster/ui/data/num'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { calendarDayDistance } from '@booster/ui/format/absolute-time'
import { serverNow } from '@booster/ui/format/server-clock'
import type { Zone } from '@booster/ui/format/zone'
import { useLingui } from '@lingui/react'

/** The same balances day by day, newest first: what the day ended with and how low it went. */
export function HistoryTable({ history }: { readonly history: CreditHistory }) {
  const { i18n } = useLingui()
  const zone = useZone()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="history__space history__table" tabIndex={0} aria-label={i18n.t('Saldo per hari')}>
      <Table label={i18n.t('Saldo per hari')}>
        <thead>
          <tr>
            <Th>
              {i18n.t('Hari')} ({zone})
            </Th>
            <Th num>{i18n.t('Saldo akhir')}</Th>
            <Th num>{i18n.t('Terendah')}</Th>
            <Th num>{i18n.t('Dicek')}</Th>
          </tr>
        </thead>
        <tbody>
          {daysOf(history.points, zone).map((day) => (
            <Tr key={day.at}>
              <Td>
                <Time at={day.at} form="date" />
              </Td>
              <Td num>
                <Num value={day.last} />
              </Td>
              <Td num>
                <Num value={day.lowest} />
              </Td>
              <Td num>
                <Num value={day.checks} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

type Day = { readonly at: string; readonly last: number; readonly lowest: number; readonly checks: number }

/** Points (oldest first) by calendar day of the zone, newest day first. */
export function daysOf(points: CreditHistory['points'], zone: Zone): readonly Day[] {
  const nowMs = serverNow()
  const days = new Map<number, Day>()
  for (const { at, credits } of points) {
    const distance = calendarDayDistance(Date.parse(at), nowMs, zone)
    const known = days.get(distance)
    days.set(distance, {
      at,
      last: credits,
      lowest: Math.min(credits, known?.lowest ?? credits),
      checks: (known?.checks ?? 0) + 1,
    })
  }
  return [...days.values()].reverse()
}
