import { noticePath } from '@booster/contracts/notices/notice-path'
import type { NoticeRow } from '@booster/contracts/notices/notices'
import { Button } from '@booster/ui/controls/button'
import { UiLink } from '@booster/ui/controls/link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import type { Tone } from '@booster/ui/status/tone'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import {
  Check,
  CircleQuestionMark,
  CircleX,
  Coins,
  FileCheck,
  Hourglass,
  type LucideIcon,
} from 'lucide-react'

const LOOKS = {
  low_credit: { icon: Coins, tone: 'held' },
  out_of_credit: { icon: Coins, tone: 'danger' },
  sequence_stopped: { icon: Hourglass, tone: 'held' },
  many_failures: { icon: CircleX, tone: 'danger' },
  unconfirmed_waiting: { icon: CircleQuestionMark, tone: 'unconfirmed' },
  import_finished: { icon: FileCheck, tone: 'info' },
} satisfies Record<NoticeRow['kind'], { icon: LucideIcon; tone: Tone }>

/** What the affiliate was notified of and has not read. Fetched when it is asked for. */
export function NoticesCard({ rows }: { readonly rows: readonly NoticeRow[] }) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const offline = useOfflineReason()
  const refreshAll = useRefreshAll()
  const showFailure = useShowFailure()
  const read = useMutation(
    trpc.notice.read.mutationOptions({ onSuccess: () => refreshAll(), onError: showFailure }),
  )
  const markRead = (ids: readonly string[]) => read.mutate({ ids: [...ids] })
  return (
    <Card className="notices">
      <CardHead title={i18n.t('Kabar untuk Anda')} note={rows.length}>
        {rows.length > 1 && (
          <Button
            variant="link"
            size="sm"
            busy={read.isPending}
            disabledReason={offline}
            onClick={() => markRead(rows.map(({ id }) => id))}
          >
            {i18n.t('Tandai semua dibaca')}
          </Button>
        )}
      </CardHead>
      <List label={i18n.t('Kabar untuk Anda')}>
        {rows.map((notice) => (
          <Row key={notice.id} notice={notice} onRead={() => markRead([notice.id])} isBusy={read.isPending} />
        ))}
      </List>
    </Card>
  )
}

function Row(props: { readonly notice: NoticeRow; readonly onRead: () => void; readonly isBusy: boolean }) {
  const { notice, onRead, isBusy } = props
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { icon, tone } = LOOKS[notice.kind]
  const title = titleOf(notice, i18n, useLocale())
  return (
    <ListRow
      icon={icon}
      tone={notice.isOver ? undefined : tone}
      title={<UiLink href={noticePath(notice)}>{title}</UiLink>}
      note={
        <>
          <Time at={notice.openedAt} />
          {notice.isOver && notice.kind !== 'import_finished' && ` · ${i18n.t('sudah berlalu')}`}
        </>
      }
    >
      <Button
        size="sm"
        icon={Check}
        iconOnly
        variant="ghost"
        label={i18n.t('Tandai dibaca: {title}', { title })}
        busy={isBusy}
        disabledReason={offline}
        onClick={onRead}
      />
    </ListRow>
  )
}

function titleOf({ kind, name, amount, other }: NoticeRow, i18n: I18n, locale: Locale): string {
  const n = formatNumber(amount, locale)
  const of = formatNumber(other, locale)
  switch (kind) {
    case 'low_credit':
      return i18n.t('Kredit tinggal {n}, batas {of}', { n, of })
    case 'out_of_credit':
      return i18n.t('Kredit Anda habis')
    case 'sequence_stopped':
      return i18n.t('Alur "{name}" berhenti, {n} email ditahan', { name, n })
    case 'many_failures':
      return i18n.t('{n} dari {of} email gagal hari ini dan kemarin', { n, of })
    case 'unconfirmed_waiting':
      return i18n.t('{n} email belum pasti, menunggu keputusan', { n })
    case 'import_finished':
      return i18n.t('Impor {name} selesai: {n} lead, {of} baris gagal', { name, n, of })
  }
}
