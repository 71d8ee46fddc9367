import type { Settings } from '@booster/contracts/account/settings'
import { Button } from '@booster/ui/controls/button'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardHead } from '@booster/ui/layout/card'
import { SettingRow } from '@booster/web/settings/setting-row'
import { SwitchRow } from '@booster/web/settings/switch-row'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useState } from 'react'
import { useSaveSettings } from './use-settings.ts'

const SenderNameForm = lazy(async () => ({
  default: (await import('./sender-forms.tsx')).SenderNameForm,
}))

const PostalAddressForm = lazy(async () => ({
  default: (await import('./sender-forms.tsx')).PostalAddressForm,
}))

/** Who the affiliate's mails come from, and where answers go. */
export function SenderCard({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const save = useSaveSettings()
  const { sender, ownEmail, replyTo } = settings
  return (
    <Card>
      <CardHead title={i18n.t('Pengirim')} ruled />
      <SenderName settings={settings} />
      <SwitchRow
        label={i18n.t('Balasan lead masuk ke {email}', { email: ownEmail })}
        note={
          sender.carriesReplyTo
            ? i18n.t(
                'Tanpa ini, balasan masuk ke {email}, yang tidak dibaca siapa pun. Bagian bawah email tetap mencantumkan {contact} sebagai kontak Anda.',
                { email: sender.fromEmail, contact: ownEmail },
              )
            : i18n.t(
                'Penyedia email yang dipakai sekarang tidak bisa membawa alamat balasan: balasan masuk ke {email}. Bagian bawah email mencantumkan {contact} sebagai kontak Anda.',
                { email: sender.fromEmail, contact: ownEmail },
              )
        }
        checked={replyTo !== null}
        onCheckedChange={(on) => save.mutate({ replyTo: on ? ownEmail : null })}
      />
      <PostalAddress settings={settings} />
    </Card>
  )
}

function SenderName({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const [isEditing, setEditing] = useState(false)
  if (isEditing) {
    return (
      <Suspense fallback={<SkeletonRows rows={2} rowHeight={56} />}>
        <SenderNameForm settings={settings} />
      </Suspense>
    )
  }
  const { senderName: name, sender } = settings
  return (
    <SettingRow
      label={i18n.t('Nama pengirim')}
      note={i18n.t('Lead melihat: {name} <{email}>', { name, email: sender.fromEmail })}
    >
      <Button size="sm" onClick={() => setEditing(true)}>
        {i18n.t('Ubah nama')}
      </Button>
    </SettingRow>
  )
}

function PostalAddress({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const [isEditing, setEditing] = useState(false)
  if (isEditing) {
    return (
      <Suspense fallback={<SkeletonRows rows={2} rowHeight={56} />}>
        <PostalAddressForm settings={settings} onSaved={() => setEditing(false)} />
      </Suspense>
    )
  }
  const { postalAddress } = settings
  return (
    <SettingRow
      label={i18n.t('Alamat surat')}
      note={postalAddress ?? i18n.t('Belum ada. Bila diisi, tampil di bagian bawah setiap email.')}
    >
      <Button size="sm" onClick={() => setEditing(true)}>
        {postalAddress === null ? i18n.t('Isi alamat') : i18n.t('Ubah alamat')}
      </Button>
    </SettingRow>
  )
}
