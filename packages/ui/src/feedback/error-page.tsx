import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { FileQuestionMark, Lock, type LucideIcon, ServerCrash } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { ButtonLink } from '../controls/button-link.tsx'
import { Brand } from '../layout/brand.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorId } from './error-id.tsx'

export interface ErrorPageProps {
  readonly status: 403 | 404 | 500
  readonly homeHref: string
  readonly requestId?: string | null | undefined
  readonly onRetry?: (() => void) | undefined
}

const SHAPES = { 403: Lock, 404: FileQuestionMark, 500: ServerCrash } satisfies Record<
  ErrorPageProps['status'],
  LucideIcon
>

/** A page that cannot be shown: not yours, not there, or broken; always with a way on. */
export function ErrorPage({ status, homeHref, requestId, onRetry }: ErrorPageProps) {
  const { i18n } = useLingui()
  const [title, text] = words(i18n, status)
  return (
    <main className="error-page">
      <Brand variant={homeHref === '/admin/' ? 'admin' : 'affiliate'} homeHref={homeHref} />
      <EmptyState
        heading="h1"
        kind="failed"
        icon={SHAPES[status]}
        title={title}
        action={
          <>
            {onRetry && <Button onClick={onRetry}>{i18n.t('Coba lagi')}</Button>}
            <ButtonLink variant="primary" href={homeHref}>
              {i18n.t('Ke Ringkasan')}
            </ButtonLink>
          </>
        }
      >
        <p>{text}</p>
        {requestId && <ErrorId requestId={requestId} />}
      </EmptyState>
    </main>
  )
}

function words(i18n: I18n, status: ErrorPageProps['status']): readonly [string, string] {
  if (status === 403) {
    return [
      i18n.t('Halaman ini bukan untuk akun Anda'),
      i18n.t('Masuk dengan akun lain, atau minta akses ke admin.'),
    ]
  }
  if (status === 404) {
    return [i18n.t('Halaman tidak ditemukan'), i18n.t('Alamatnya salah, atau datanya sudah dihapus.')]
  }
  return [
    i18n.t('Ada yang rusak di sisi kami'),
    i18n.t('Email tetap terkirim seperti biasa. Coba lagi, atau kirim kode kesalahan ke admin.'),
  ]
}
