import { REQUESTED_CREDITS_AT_MOST, type TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { creditsFaultWords } from '@booster/web/forms/credits-fault-words'
import { readCredits } from '@booster/web/forms/read-credits'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { LastsFor } from './lasts-for.tsx'
import { proofErrorsOf } from './proof-errors.ts'
import { isTooLarge, ProofFields } from './proof-fields.tsx'
import type { RequestForm } from './request-form.ts'
import { RequestSent } from './request-sent.tsx'
import { useRequestTopUp } from './use-request-top-up.ts'

/** Asks the admins for credit: how much, how long it lasts, what it costs; then what to transfer. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const [sent, setSent] = useState<TopUpRequest | null>(null)
  if (sent !== null) return <RequestSent request={sent} onClose={onClose} />
  return <Ask onClose={onClose} onSent={setSent} />
}

function Ask(props: { readonly onClose: () => void; readonly onSent: (request: TopUpRequest) => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const terms = useQuery(useTRPC().topUp.terms.queryOptions()).data
  const [file, setFile] = useState<File | null>(null)
  const form = useForm<RequestForm>({ defaultValues: { credits: '', note: '', proofUrl: '' } })
  const ask = useRequestTopUp(props.onSent)
  const typed = readCredits(form.watch('credits'), REQUESTED_CREDITS_AT_MOST)
  const submit = form.handleSubmit((values) => {
    if (offline !== undefined || isTooLarge(file) || typed.kind !== 'ok') return
    ask.mutate({ credits: typed.credits, note: values.note, proofUrl: values.proofUrl, file })
  })
  const proofErrors = proofErrorsOf(i18n, { file, error: ask.error, locale })
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={i18n.t('Minta isi ulang')}
      description={i18n.t('Admin memeriksa permintaan ini, lalu kredit masuk ke saldo Anda.')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={props.onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button type="submit" variant="primary" busy={ask.isPending} disabledReason={offline}>
            {i18n.t('Kirim permintaan')}
          </Button>
        </>
      }
    >
      {ask.error !== null && proofErrors.file === undefined && proofErrors.url === undefined && (
        <RefusalBanner error={ask.error} />
      )}
      <Field
        label={i18n.t('Jumlah kredit')}
        hint={
          <LastsFor
            credits={typed.kind === 'ok' ? typed.credits : null}
            priceRupiah={terms?.priceRupiah ?? null}
          />
        }
        error={
          form.formState.isSubmitted ? creditsFaultWords(i18n, typed, REQUESTED_CREDITS_AT_MOST) : undefined
        }
      >
        <TextInput {...form.register('credits')} inputMode="numeric" autoComplete="off" autoFocus />
      </Field>
      <Field label={i18n.t('Catatan')} aside={i18n.t('boleh kosong')}>
        <TextArea
          {...form.register('note')}
          rows={2}
          maxLength={500}
          placeholder={i18n.t('mis. untuk promo akhir tahun')}
        />
      </Field>
      <ProofFields
        file={file}
        onFile={setFile}
        fileError={proofErrors.file}
        url={form.register('proofUrl')}
        urlError={proofErrors.url}
      />
    </Dialog>
  )
}
