import { type AffiliateDetail, NOTE_AT_MOST } from '@booster/contracts/account/affiliate-detail'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** What admins keep in mind about this affiliate. */
export function NoteCard({ affiliate }: { readonly affiliate: Pick<AffiliateDetail, 'id' | 'note'> }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const queryClient = useQueryClient()
  /** Null: nothing is typed, and what is stored shows. */
  const [draft, setDraft] = useState<string | null>(null)
  const note = draft ?? affiliate.note
  const save = useMutation(
    useTRPC().admin.affiliate.note.mutationOptions({
      onSuccess: async (_saved, sent) => {
        toast.show({ text: i18n.t('Catatan tersimpan.') })
        await queryClient.invalidateQueries()
        // What was typed meanwhile stays.
        setDraft((typed) => (typed === sent.note ? null : typed))
      },
    }),
  )
  const { requestId } = factsOf(save.error)
  return (
    <Card>
      <CardHead title={i18n.t('Catatan')} note={i18n.t('hanya untuk admin')} />
      <CardBody className="affiliate__note">
        <Field label={i18n.t('Catatan tentang affiliate ini')}>
          <TextArea
            value={note}
            rows={4}
            maxLength={NOTE_AT_MOST}
            onChange={(event) => setDraft(event.target.value)}
          />
        </Field>
        {save.error && (
          <Banner tone="danger" title={i18n.t('Catatan belum tersimpan. Coba lagi.')}>
            {requestId !== null && <ErrorId requestId={requestId} />}
          </Banner>
        )}
        <Button
          busy={save.isPending}
          disabledReason={offline ?? (note === affiliate.note ? i18n.t('Belum ada perubahan') : undefined)}
          onClick={() => save.mutate({ id: affiliate.id, note })}
        >
          {i18n.t('Simpan catatan')}
        </Button>
      </CardBody>
    </Card>
  )
}
