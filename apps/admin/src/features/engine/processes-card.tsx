import type { EngineState as Engine } from '@booster/contracts/engine'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Card, CardHead } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { Trans, useLingui } from '@lingui/react'
import { CircleCheck, CircleSlash, Server } from 'lucide-react'

const ALIVE_LOOK: StatusLook = { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Aktif' }
const SILENT_LOOK: StatusLook = { tone: 'cancelled', icon: CircleSlash, word: /*i18n*/ 'Tidak merespons' }

/** The processes that were heard of within the last ten minutes. */
export function ProcessesCard({ processes }: { readonly processes: Engine['processes'] }) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Proses')} note={<Num value={processes.length} />} />
      {processes.length === 0 ? (
        <EmptyState kind="never-used" icon={Server} title={i18n.t('Tidak ada proses yang aktif')}>
          <p>{i18n.t('Jalankan proses API dengan ENGINE=on; email menunggu sampai itu terjadi.')}</p>
        </EmptyState>
      ) : (
        <List label={i18n.t('Proses')}>
          {processes.map((process) => (
            <ListRow
              key={process.id}
              title={<span className="mono small">{process.id.slice(-12)}</span>}
              note={
                <>
                  {process.engine ? i18n.t('mesin dan API') : i18n.t('hanya API')}
                  {', '}
                  {i18n.t('{busy} dari {slots} slot', { busy: process.inFlight, slots: process.slots })}
                  {', '}
                  <Trans id="aktif <0/>" components={{ 0: <Time at={process.lastSeenAt} /> }} />
                </>
              }
            >
              <StatusBadge look={process.active ? ALIVE_LOOK : SILENT_LOOK} />
            </ListRow>
          ))}
        </List>
      )}
    </Card>
  )
}
