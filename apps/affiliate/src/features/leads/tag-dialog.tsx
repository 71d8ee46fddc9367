import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { fieldErrorsOf } from '@booster/web/forms/field-errors'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import { useState } from 'react'
import { splitTags } from './split-tags.ts'

/** Adds tags to the chosen leads; tags they have stay. */
export function TagDialog(props: {
  readonly leadIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const add = useMutation(
    useTRPC().lead.addTags.mutationOptions({
      onSuccess: ({ changed }) => {
        void queryClient.invalidateQueries({ queryKey: [['lead']] })
        toast.show({ text: i18n.t('{count} lead diberi tag', { count: changed }), icon: Tag })
        props.onDone()
      },
    }),
  )
  const tags = splitTags(typed)
  const wrong = Object.values(fieldErrorsOf(add.error, locale))[0]
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={i18n.t('Beri tag pada {count} lead', { count: props.leadIds.length })}
      onSubmit={() => {
        if (tags.length > 0 && offline === undefined) add.mutate({ leadIds: [...props.leadIds], add: tags })
      }}
      footer={
        <>
          <Button onClick={props.onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={add.isPending}
            disabledReason={offline ?? (tags.length === 0 ? i18n.t('Tulis tagnya dulu') : undefined)}
          >
            {i18n.t('Beri tag')}
          </Button>
        </>
      }
    >
      <Field
        label={i18n.t('Tag')}
        hint={i18n.t('Pisahkan dengan koma, mis. webinar, vip')}
        error={add.error === null ? undefined : (wrong ?? errorText(i18n, add.error))}
      >
        <TextInput
          autoComplete="off"
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
