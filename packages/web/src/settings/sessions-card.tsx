import type { SessionRow } from '@booster/contracts/account/settings'
import { Button } from '@booster/ui/controls/button'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Moment } from '@booster/ui/data/moment'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Card, CardHead } from '@booster/ui/layout/card'
import { Trans, useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useTRPC } from '../api/client.ts'

const SHOWN_AT_ONCE = 5
const SHOWN_MORE = 20

/** Where this person is signed in, with a way to end each. */
export function SessionsCard() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const list = useQuery(trpc.session.list.queryOptions())
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const ends = {
    onSuccess: ({ ended }: { readonly ended: number }) => {
      toast.show({ text: i18n.t('{ended} sesi diakhiri.', { ended }) })
    },
    onError: (error: unknown) =>
      toast.error({ text: i18n.t('Sesi belum diakhiri. Coba lagi.'), requestId: requestIdOf(error) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.session.list.queryKey() }),
  }
  const endOne = useMutation(trpc.session.end.mutationOptions(ends))
  const endOthers = useMutation(trpc.session.endOthers.mutationOptions(ends))
  const hasOthers = (list.data?.sessions.length ?? 0) > 1
  return (
    <Card>
      <CardHead title={i18n.t('Sesi')} note={i18n.t('tempat Anda sedang masuk')} ruled>
        {hasOthers && (
          <Button
            size="sm"
            busy={endOthers.isPending}
            disabledReason={offline}
            onClick={() => endOthers.mutate(undefined)}
          >
            {i18n.t('Akhiri semua yang lain')}
          </Button>
        )}
      </CardHead>
      <QueryView
        query={list}
        errorTitle={i18n.t('Daftar sesi gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={56} />}
      >
        {({ sessions }) => (
          <List label={i18n.t('Sesi')}>
            {ownFirst(sessions)
              .slice(0, shown)
              .map((session) => (
                <ListRow
                  key={session.id}
                  icon={isPhone(session) ? Smartphone : Laptop}
                  title={<Device session={session} />}
                  note={<Since session={session} />}
                >
                  {session.current ? (
                    <span className="muted small">{i18n.t('Sesi ini')}</span>
                  ) : (
                    <Button
                      size="sm"
                      disabledReason={offline}
                      busy={endOne.isPending && endOne.variables.id === session.id}
                      onClick={() => endOne.mutate({ id: session.id })}
                    >
                      {i18n.t('Akhiri')}
                    </Button>
                  )}
                </ListRow>
              ))}
            {sessions.length > shown && (
              <li className="list__row">
                <Button size="sm" onClick={() => setShown(shown + SHOWN_MORE)}>
                  {i18n.t('Tampilkan lagi')}
                </Button>
              </li>
            )}
          </List>
        )}
      </QueryView>
    </Card>
  )
}

/** The one in use must be in sight, however old it is. */
function ownFirst(sessions: readonly SessionRow[]): readonly SessionRow[] {
  return sessions.toSorted((one, other) => Number(other.current) - Number(one.current))
}

function isPhone({ system }: SessionRow): boolean {
  return system === 'Android' || system === 'iOS'
}

function Device({ session }: { readonly session: SessionRow }) {
  const { i18n } = useLingui()
  const { browser, system } = session
  if (browser === null && system === null) return i18n.t('Perangkat tidak dikenal')
  if (browser === null || system === null) return browser ?? system
  return i18n.t('{browser} di {system}', { browser, system })
}

function Since({ session }: { readonly session: SessionRow }) {
  const { i18n } = useLingui()
  return (
    <>
      <Trans id="Masuk <0/>" components={{ 0: <Moment at={session.signedInAt} /> }} />
      {session.ip !== null && ` · ${i18n.t('alamat IP {ip}', { ip: session.ip })}`}
    </>
  )
}
