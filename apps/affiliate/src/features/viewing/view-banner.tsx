import type { SessionMe } from '@booster/contracts/session'
import { Button } from '@booster/ui/controls/button'
import { Moment } from '@booster/ui/data/moment'
import { useEndView } from '@booster/web/session/use-end-view'
import { Trans, useLingui } from '@lingui/react'
import { Eye } from 'lucide-react'
import './viewing.css'

/** On every page while an admin looks at this account. */
export function ViewBanner({
  me,
  viewedBy,
}: {
  readonly me: SessionMe
  readonly viewedBy: NonNullable<SessionMe['viewedBy']>
}) {
  const { i18n } = useLingui()
  const end = useEndView()
  return (
    <div className="view-banner" role="status">
      <Eye className="icon" />
      <p>
        <strong>
          {i18n.t('Anda melihat akun {name} sebagai admin.', { name: me.affiliate?.name ?? me.user.name })}
        </strong>{' '}
        <Trans
          id="Hanya lihat, tidak bisa mengubah, sampai <0/>."
          components={{ 0: <Moment at={viewedBy.until} /> }}
        />
      </p>
      <Button size="sm" busy={end.isPending} onClick={() => end.mutate()}>
        {i18n.t('Selesai melihat')}
      </Button>
    </div>
  )
}
