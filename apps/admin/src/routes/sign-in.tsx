import { SignInPage } from '@booster/web/session/sign-in-page'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'

const route = getRouteApi('/sign-in')

/** /admin/sign-in. Affiliates who sign in here are shown the way to their app. */
export function SignInRoute() {
  const { i18n } = useLingui()
  const { next } = route.useSearch()
  return (
    <SignInPage
      variant="admin"
      appName="Admin"
      next={next}
      demoAccounts={[
        { email: 'admin@demo.test', name: 'Rina Admin', note: i18n.t('Admin, melihat semuanya') },
        {
          email: 'budi@demo.test',
          name: 'Budi Santoso',
          note: i18n.t('Affiliate, tidak boleh masuk ke sini'),
        },
      ]}
      footer={
        <>
          {i18n.t('Bukan admin?')}{' '}
          <a className="link" href="/affiliate/sign-in">
            {i18n.t('Masuk sebagai affiliate')}
          </a>
        </>
      }
    />
  )
}
