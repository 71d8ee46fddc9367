import { apiKeyCreateInput } from '@booster/contracts/account/api-keys'
import { Button } from '@booster/ui/controls/button'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

/** Names a key and makes it; then shows its secret, this once. */
export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.list.queryKey() }),
    }),
  )
  if (create.data !== undefined) return <SecretDialog secret={create.data.secret} onClose={onClose} />
  return (
    <NameDialog
      onClose={onClose}
      onName={(name) => create.mutate({ name })}
      isBusy={create.isPending}
      error={create.error}
    />
  )
}

function NameDialog(props: {
  readonly onClose: () => void
  readonly onName: (name: string) => void
  readonly isBusy: boolean
  readonly error: unknown
}) {
  const { i18n } = useLingui()
  const { onClose, onName, isBusy, error } = props
  const offline = useOfflineReason()
  const form = useForm({ resolver: zodResolver(apiKeyCreateInput), defaultValues: { name: '' } })
  const submit = form.handleSubmit(({ name }) => {
    if (offline === undefined && !isBusy) onName(name)
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Buat kunci API')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Batal')}
          </Button>
          <Button type="submit" variant="primary" busy={isBusy} disabledReason={offline}>
            {i18n.t('Buat kunci')}
          </Button>
        </>
      }
    >
      <Field
        label={i18n.t('Nama')}
        hint={i18n.t('Untuk apa kunci ini dipakai, misalnya: Toko online')}
        error={form.formState.errors.name && i18n.t('Isi nama, paling banyak 60 huruf dalam satu baris.')}
      >
        <TextInput {...form.register('name')} autoComplete="off" autoFocus maxLength={60} />
      </Field>
      {error != null && (
        <RefusalBanner
          error={error}
          words={
            factsOf(error).reason === 'TOO_MANY' ? i18n.t('Sudah ada 20 kunci. Cabut satu dulu.') : undefined
          }
        />
      )}
    </Dialog>
  )
}

function SecretDialog({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Simpan kunci ini sekarang')}
      description={i18n.t(
        'Kunci ini hanya ditampilkan sekali. Siapa pun yang memilikinya bisa bertindak sebagai Anda.',
      )}
      footer={
        <Button variant="primary" onClick={onClose}>
          {i18n.t('Sudah saya simpan')}
        </Button>
      }
    >
      <p className="settings__secret">
        <code className="mono">{secret}</code>
        <CopyButton value={secret} label={i18n.t('Salin kunci')} />
      </p>
      <p className="muted small">
        {i18n.t('Kirim di setiap permintaan sebagai header')}{' '}
        <code className="mono">Authorization: Bearer …</code>
      </p>
    </Dialog>
  )
}
