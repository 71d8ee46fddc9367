import type { FormDetail } from '@booster/contracts/forms/forms'
import { Button } from '@booster/ui/controls/button'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { Banner } from '@booster/ui/feedback/banner'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { useOpenForm } from '../use-open-form.ts'
import { frameSnippet, plainSnippet } from './embed-snippets.ts'
import { QrCode } from './qr-code.tsx'

/** How people reach the form: its address, the code that leads there, and what puts it into another site. */
export function SharePage({ form }: { readonly form: FormDetail }) {
  const { i18n } = useLingui()
  const words = { name: i18n.t('Nama'), email: i18n.t('Email'), whatsapp: i18n.t('WhatsApp') }
  return (
    <div className="form-share">
      {!form.active && <Closed form={form} />}
      <Card>
        <CardHead title={i18n.t('Alamat')} />
        <CardBody className="form-card">
          <div className="form-share__address">
            <a href={form.url} target="_blank" rel="noopener">
              {form.url}
            </a>
            <CopyButton value={form.url} label={i18n.t('Salin alamat')} />
          </div>
          <QrCode form={form} />
        </CardBody>
      </Card>
      <Card>
        <CardHead title={i18n.t('Pasang di situs Anda')} />
        <CardBody className="form-card">
          <Snippet
            title={i18n.t('Sebagai bingkai')}
            note={i18n.t('Selalu sama dengan halaman di sini, termasuk perubahan berikutnya.')}
            code={frameSnippet(form)}
          />
          <Snippet
            title={i18n.t('Sebagai HTML biasa')}
            note={i18n.t(
              'Mengikuti gaya situs Anda. Salin ulang setelah isian atau teks persetujuannya berubah.',
            )}
            code={plainSnippet(form, words)}
          />
        </CardBody>
      </Card>
    </div>
  )
}

function Closed({ form }: { readonly form: FormDetail }) {
  const { i18n } = useLingui()
  const { setOpen, isPending } = useOpenForm(form)
  return (
    <Banner
      tone="warning"
      title={i18n.t('Formulir ini ditutup.')}
      actions={
        <Button size="sm" busy={isPending} onClick={() => setOpen(true)}>
          {i18n.t('Buka formulir')}
        </Button>
      }
    >
      {i18n.t('Pengunjung membaca bahwa pendaftaran sudah ditutup.')}
    </Banner>
  )
}

function Snippet(props: { readonly title: string; readonly note: string; readonly code: string }) {
  const { i18n } = useLingui()
  const { title, note, code } = props
  return (
    <section className="snippet">
      <header className="snippet__head">
        <div>
          <h3 className="cell-main">{title}</h3>
          <p className="cell-sub">{note}</p>
        </div>
        <CopyButton value={code} label={i18n.t('Salin kode: {title}', { title })} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard has to reach it */}
      <pre className="snippet__code" tabIndex={0}>
        <code>{code}</code>
      </pre>
    </section>
  )
}
