import { type SignInError, SignInForm } from '@booster/ui/layout/sign-in-form'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { queryClient } from '../app/client.ts'
import { isDemo } from '../features/session/is-demo.ts'
import { type Credentials, type SignedIn, signIn } from '../features/session/sign-in.ts'

const route = getRouteApi('/sign-in')

/** /admin/sign-in: back to where one wanted to go. */
export function SignInRoute() {
  const { i18n } = useLingui()
  const router = useRouter()
  const { returnTo } = route.useSearch()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Exclude<SignedIn, { kind: 'in' }> | null>(null)
  const [demo, setDemo] = useState(false)
  useEffect(() => void isDemo().then(setDemo), [])
  useEffect(() => {
    document.title = `${i18n.t('Masuk')} · Admin`
  }, [i18n])
  const enter = async (credentials: Credentials) => {
    setBusy(true)
    setRefusal(null)
    const answer = await signIn(credentials)
    setBusy(false)
    if (answer.kind !== 'in') return setRefusal(answer)
    queryClient.clear()
    router.history.push(returnTo ?? '/admin/')
  }
  return (
    <SignInForm
      variant="admin"
      busy={busy}
      demo={demo ? demoAccounts(i18n) : undefined}
      error={refusal === null ? undefined : refusalWords(refusal, i18n)}
      onSubmit={(credentials) => void enter(credentials)}
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

/** The accounts of demo mode that are of use here; affiliates find theirs in their own app. */
function demoAccounts(i18n: I18n) {
  return {
    password: 'demo-booster-2026',
    accounts: [
      { email: 'admin@demo.test', name: 'Rina Admin', note: i18n.t('Admin, melihat semuanya') },
      { email: 'budi@demo.test', name: 'Budi Santoso', note: i18n.t('Affiliate, tidak boleh masuk ke sini') },
    ],
  }
}

function refusalWords(refusal: Exclude<SignedIn, { kind: 'in' }>, i18n: I18n): SignInError {
  switch (refusal.kind) {
    case 'wrong':
      return { form: i18n.t('Email atau kata sandi salah.') }
    case 'suspended':
      return { form: i18n.t('Akun ini ditangguhkan. Hubungi admin lain.') }
    case 'wait':
      return {
        form: i18n.t('Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.', {
          seconds: refusal.seconds,
        }),
      }
    case 'away':
      return { form: i18n.t('Server tidak menjawab. Coba lagi sebentar lagi.') }
  }
}
