import type { ApiKeyRow } from '@booster/contracts/account/api-keys'
import { Button } from '@booster/ui/controls/button'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Moment } from '@booster/ui/data/moment'
import { Time } from '@booster/ui/data/time'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { Trans, useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'

const CreateKeyDialog = lazy(async () => ({
  default: (await import('./create-key-dialog.tsx')).CreateKeyDialog,
}))
const RevokeKeyDialog = lazy(async () => ({
  default: (await import('./revoke-key-dialog.tsx')).RevokeKeyDialog,
}))

/** The keys with which programs reach the affiliate's data. */
export function ApiKeysCard() {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().apiKey.list.queryOptions())
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKeyRow | null>(null)
  return (
    <Card>
      <CardHead title={i18n.t('Kunci API')} note={i18n.t('untuk program lain')} ruled>
        <Button size="sm" onClick={() => setCreating(true)}>
          {i18n.t('Buat kunci')}
        </Button>
      </CardHead>
      <QueryView
        query={list}
        errorTitle={i18n.t('Kunci API gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={56} />}
        isEmpty={({ apiKeys }) => apiKeys.length === 0}
        empty={
          <EmptyState kind="never-used" title={i18n.t('Belum ada kunci')}>
            {i18n.t('Dengan kunci, toko atau program Anda bisa menambah lead dan memulai alur.')} <DocsLink />
          </EmptyState>
        }
      >
        {({ apiKeys }) => (
          <List label={i18n.t('Kunci API')}>
            {apiKeys.map((key) => (
              <ListRow key={key.id} icon={KeyRound} title={key.name} note={<KeyFacts apiKey={key} />}>
                <Button
                  size="sm"
                  label={i18n.t('Cabut {name}', { name: key.name })}
                  onClick={() => setRevoking(key)}
                >
                  {i18n.t('Cabut')}
                </Button>
              </ListRow>
            ))}
          </List>
        )}
      </QueryView>
      <Suspense>
        {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
        {revoking !== null && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
      </Suspense>
    </Card>
  )
}

function DocsLink() {
  const { i18n } = useLingui()
  return (
    <a className="link" href="/api/docs">
      {i18n.t('Lihat dokumentasi API')}
    </a>
  )
}

function KeyFacts({ apiKey }: { readonly apiKey: ApiKeyRow }) {
  const { i18n } = useLingui()
  return (
    <>
      <span className="mono">{apiKey.prefix}…</span> ·{' '}
      <Trans id="dibuat <0/>" components={{ 0: <Moment at={apiKey.createdAt} /> }} /> ·{' '}
      {apiKey.lastUsedAt === null ? (
        i18n.t('belum pernah dipakai')
      ) : (
        <Trans
          id="terakhir dipakai <0/>"
          components={{ 0: <Time at={apiKey.lastUsedAt} form="relative" explain={false} /> }}
        />
      )}
    </>
  )
}
