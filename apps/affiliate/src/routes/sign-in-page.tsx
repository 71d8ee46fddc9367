import type { SignInError } from '@booster/ui/layout/sign-in-form'
import { SignInForm } from '@booster/ui/layout/sign-in-form'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { safeNext } from '../session/paths.ts'
import { isDemo } from '../session/read-mode.ts'
import { type SignInAnswer, signIn } from '../session/sign-in.ts'

const route = getRouteApi('/sign-in')

/** `/affiliate/sign-in`: back to where the person wanted to go; admins to their own app. */
export function SignInPage() {
  const { i18n } = useLingui()
  const { next } = route.useSearch()
  const demo = useQuery({ queryKey: ['demo-mode'], queryFn: isDemo, staleTime: Number.POSITIVE_INFINITY })
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => {
      if (answer.kind === 'in') location.assign(answer.role === 'admin' ? '/admin/' : safeNext(next))
    },
  })
  const isLeaving = entry.data?.kind === 'in'
  return (
    <SignInForm
      variant="affiliate"
      busy={entry.isPending || isLeaving}
      error={entry.data === undefined || entry.isPending ? undefined : errorOf(i18n, entry.data)}
      onSubmit={(credentials) => entry.mutate(credentials)}
      demo={demo.data === true ? demoOf(i18n) : undefined}
    />
  )
}

function errorOf(i18n: I18n, answer: SignInAnswer): SignInError | undefined {
  switch (answer.kind) {
    case 'in':
      return undefined
    case 'wrong':
      return { form: i18n.t('Email atau kata sandi salah.') }
    case 'invalid-email':
      return { email: i18n.t('Alamat email ini tidak benar.') }
    case 'suspended':
      return { form: i18n.t('Akun ini ditangguhkan. Hubungi admin.') }
    case 'too-many':
      return {
        form: i18n.t('Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.', {
          minutes: Math.max(1, Math.ceil(answer.waitSeconds / 60)),
        }),
      }
    case 'unreachable':
      return { form: i18n.t('Server tidak terjangkau. Coba lagi.') }
    case 'failed':
      return { form: i18n.t('Server gagal menjawab. Coba lagi.') }
  }
}

function demoOf(i18n: I18n) {
  return {
    password: 'demo-booster-2026',
    accounts: [
      { email: 'budi@demo.test', name: 'Budi Santoso', note: i18n.t('Affiliate dengan 30 hari riwayat') },
      { email: 'siti@demo.test', name: 'Siti Rahma', note: i18n.t('Affiliate yang kreditnya hampir habis') },
      { email: 'baru@demo.test', name: 'Baru Bergabung', note: i18n.t('Affiliate baru, masih kosong') },
      { email: 'admin@demo.test', name: 'Rina Admin', note: i18n.t('Admin') },
    ],
  }
}
