import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC, useTRPCClient } from '@booster/web/api/client'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { proofErrorsOf } from './proof-errors.ts'
import { isTooLarge, ProofFields } from './proof-fields.tsx'
import { proofOf } from './use-request-top-up.ts'

/** Puts the proof of the transfer to an open request. */
export function ProofDialog(props: { readonly request: TopUpRequest; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { request, onClose } = props
  const [file, setFile] = useState<File | null>(null)
  const [proofUrl, setProofUrl] = useState('')
  const send = useMutation({
    mutationFn: async () =>
      client.topUp.addProof.mutate({ id: request.id, ...(await proofOf({ proofUrl, file })) }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: trpc.topUp.pathKey() })
      toast.show({ text: i18n.t('Bukti terkirim.') })
      onClose()
    },
  })
  const isEmpty = file === null && proofUrl.trim() === ''
  const errors = proofErrorsOf(i18n, { file, error: send.error, locale })
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Kirim bukti transfer')}
      description={i18n.t('Untuk permintaan {amount} kredit.', {
        amount: formatNumber(request.credits, locale),
      })}
      onSubmit={() => {
        if (!isEmpty && !isTooLarge(file) && offline === undefined && !send.isPending) send.mutate()
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={send.isPending}
            disabledReason={offline ?? (isEmpty ? i18n.t('Pilih file atau tulis tautan') : undefined)}
          >
            {i18n.t('Kirim bukti')}
          </Button>
        </>
      }
    >
      {send.error !== null && errors.file === undefined && errors.url === undefined && (
        <RefusalBanner error={send.error} />
      )}
      <ProofFields
        file={file}
        onFile={setFile}
        fileError={errors.file}
        url={{ value: proofUrl, onChange: (event) => setProofUrl(event.target.value) }}
        urlError={errors.url}
      />
    </Dialog>
  )
}
