import { SignInPage as SignIn } from '@booster/web/session/sign-in-page'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'

const route = getRouteApi('/sign-in')

/** `/affiliate/sign-in`: admins are led to their own app. */
export function SignInPage() {
  const { i18n } = useLingui()
  const { next } = route.useSearch()
  return (
    <SignIn
      variant="affiliate"
      appName="Affiliate Booster"
      next={next}
      otherHome="/admin/"
      demoAccounts={[
        { email: 'budi@demo.test', name: 'Budi Santoso', note: i18n.t('Affiliate dengan 30 hari riwayat') },
        {
          email: 'siti@demo.test',
          name: 'Siti Rahma',
          note: i18n.t('Affiliate yang kreditnya hampir habis'),
        },
        { email: 'baru@demo.test', name: 'Baru Bergabung', note: i18n.t('Affiliate baru, masih kosong') },
        { email: 'admin@demo.test', name: 'Rina Admin', note: i18n.t('Admin') },
      ]}
    />
  )
}
