import type { EngineState as Engine } from '@booster/contracts/engine'
import { Button } from '@booster/ui/controls/button'
import { Num } from '@booster/ui/data/num'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { TimeCell } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Cpu } from 'lucide-react'
import { useState } from 'react'

const SHOWN_AT_FIRST = 15

/** The last drains, newest first. */
export function DrainsCard({ drains }: { readonly drains: Engine['drains'] }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [all, setAll] = useState(false)
  const shown = drains.toReversed().slice(0, all ? undefined : SHOWN_AT_FIRST)
  return (
    <Card>
      <CardHead title={i18n.t('Siklus')} note={<Num value={drains.length} />} />
      {drains.length === 0 ? (
        <EmptyState kind="never-used" icon={Cpu} title={i18n.t('Belum ada siklus')}>
          <p>{i18n.t('Siklus dicatat begitu ada email yang jatuh tempo.')}</p>
        </EmptyState>
      ) : (
        <>
          <Table label={i18n.t('Siklus')} cards>
            <thead>
              <tr>
                <Th>{i18n.t('Mulai')}</Th>
                <Th>{i18n.t('Sebab')}</Th>
                <Th num>{i18n.t('Lama')}</Th>
                <Th num>{i18n.t('Diambil')}</Th>
                <Th num>{i18n.t('Terkirim')}</Th>
                <Th num>{i18n.t('Gagal')}</Th>
              </tr>
            </thead>
            <tbody>
              {shown.map((drain) => (
                <Tr key={drain.startedAt}>
                  <Td phone="when">
                    <TimeCell at={drain.startedAt} />
                  </Td>
                  <Td phone="flow">{causeWord(drain.cause, i18n)}</Td>
                  <Td num>{i18n.t('{n} ms', { n: formatNumber(drain.durationMs, locale) })}</Td>
                  <Td num>
                    <Num value={drain.claimed} />
                  </Td>
                  <Td num phone="main">
                    <Num value={drain.accepted} />
                    <span className="drains__unit"> {i18n.t('terkirim')}</span>
                  </Td>
                  <Td num phone="state" className={drain.failed > 0 ? 'drains__failed' : undefined}>
                    <Num value={drain.failed} />
                    <span className="drains__unit"> {i18n.t('gagal')}</span>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
          {shown.length < drains.length && (
            <div className="drains__more">
              <Button size="sm" onClick={() => setAll(true)}>
                {i18n.t('Tampilkan {count} siklus', { count: drains.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  )
}

function causeWord(cause: string, i18n: I18n): string {
  if (cause === 'tick') return i18n.t('Terjadwal')
  if (cause === 'wake') return i18n.t('Ada yang jatuh tempo')
  if (cause === 'cron') return i18n.t('Manual atau cron')
  return cause
}
