import type { SessionMe } from '@booster/contracts/session'
import { Button, buttonClass } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Brand } from '@booster/ui/layout/brand'
import { LanguageSwitch } from '@booster/ui/layout/language-switch'
import { signOut } from '@booster/web/session/sign-out'
import { useEndView } from '@booster/web/session/use-end-view'
import { useLingui } from '@lingui/react'
import { Lock } from 'lucide-react'

/** 403: an affiliate is signed in here. */
export function ForbiddenPage({ me }: { readonly me: SessionMe }) {
  const { i18n } = useLingui()
  const endView = useEndView()
  const isViewing = me.viewedBy !== null
  return (
    <div className="forbidden">
      <header className="forbidden__bar">
        <Brand variant="admin" homeHref="/admin/" />
        <LanguageSwitch />
      </header>
      <main className="error-page">
        <EmptyState
          kind="failed"
          icon={Lock}
          title={
            isViewing ? i18n.t('Anda sedang melihat akun affiliate') : i18n.t('Halaman ini hanya untuk admin')
          }
          action={
            <>
              {isViewing ? (
                <Button variant="primary" busy={endView.isPending} onClick={() => endView.mutate()}>
                  {i18n.t('Selesai melihat')}
                </Button>
              ) : (
                <Button onClick={() => void signOut('/admin/')}>{i18n.t('Masuk dengan akun lain')}</Button>
              )}
              {/* The other app is another document: no link of this router. */}
              <a className={buttonClass({ variant: isViewing ? 'plain' : 'primary' })} href="/affiliate/">
                {i18n.t('Ke aplikasi affiliate')}
              </a>
            </>
          }
        >
          <p>
            {isViewing
              ? i18n.t('Sesi ini melihat akun {email}. Aplikasi admin terbuka lagi setelah Anda selesai.', {
                  email: me.user.email,
                })
              : i18n.t('Anda masuk sebagai {email}, sebuah akun affiliate.', { email: me.user.email })}
          </p>
          <p className="muted small">{i18n.t('Kode 403')}</p>
        </EmptyState>
      </main>
    </div>
  )
}
