import type { SuppressionGroup } from '@booster/contracts/suppressions'
import { Button } from '@booster/ui/controls/button'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { AtSign, LockOpen } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { reasonWords } from './suppression-words.ts'

const LiftDialog = lazy(async () => ({ default: (await import('./lift-dialog.tsx')).LiftDialog }))

const LiftAddressDialog = lazy(async () => ({
  default: (await import('./lift-address-dialog.tsx')).LiftAddressDialog,
}))

/** Addresses that are not mailed because of what a provider or mail server said about them; each answer once. */
export function SuppressionList() {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().admin.suppression.groups.queryOptions())
  const offline = useOfflineReason()
  const [asksAddress, setAsksAddress] = useState(false)
  const [chosen, setChosen] = useState<SuppressionGroup | null>(null)
  return (
    <Card>
      <CardHead title={i18n.t('Alamat diblokir')} note={i18n.t('menurut jawaban penyedia')}>
        <Button size="sm" icon={AtSign} disabledReason={offline} onClick={() => setAsksAddress(true)}>
          {i18n.t('Buka satu alamat')}
        </Button>
      </CardHead>
      <QueryView
        query={list}
        errorTitle={i18n.t('Alamat diblokir gagal dimuat')}
        isEmpty={(data) => data.groups.length === 0}
        empty={
          <EmptyState kind="never-used" title={i18n.t('Tidak ada alamat yang diblokir')}>
            <p>{i18n.t('Alamat yang ditolak penyedia atau terpental muncul di sini.')}</p>
          </EmptyState>
        }
      >
        {({ groups }) => (
          <Table label={i18n.t('Alamat diblokir')} cards>
            <thead>
              <tr>
                <Th>{i18n.t('Jawaban')}</Th>
                <Th num>{i18n.t('Alamat')}</Th>
                <Th num>{i18n.t('Affiliate')}</Th>
                <Th>{i18n.t('Terakhir')}</Th>
                <Th>
                  <span className="visually-hidden">{i18n.t('Tindakan')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <GroupRow
                  key={`${group.reason} ${group.words}`}
                  group={group}
                  onLift={() => setChosen(group)}
                />
              ))}
            </tbody>
          </Table>
        )}
      </QueryView>
      {asksAddress && (
        <Suspense>
          <LiftAddressDialog onClose={() => setAsksAddress(false)} />
        </Suspense>
      )}
      {chosen !== null && (
        <Suspense>
          <LiftDialog group={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </Card>
  )
}

function GroupRow({ group, onLift }: { readonly group: SuppressionGroup; readonly onLift: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { reason, words, addresses, affiliates, lastAt } = group
  const lift = (
    <Button size="sm" icon={LockOpen} disabledReason={offline} onClick={onLift}>
      {i18n.t('Buka blokir')}
    </Button>
  )
  return (
    <Tr>
      <Td phone="main" className="suppressions__words">
        <CellLines main={reasonWords(i18n, reason)} sub={words === '' || words === reason ? '' : words} />
      </Td>
      <Td num>
        <Num value={addresses} />
      </Td>
      <Td num>
        <Num value={affiliates} />
      </Td>
      <Td phone="when">
        <Time at={Date.parse(lastAt)} form="relative" />
      </Td>
      <Td phone="flow" className="only-on-cards">
        {i18n.t('{addresses, number} alamat dari {affiliates, number} affiliate', { addresses, affiliates })}
      </Td>
      <Td phone="action">{lift}</Td>
      <Td>
        <span className="row-actions">{lift}</span>
      </Td>
    </Tr>
  )
}
