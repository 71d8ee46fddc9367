import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { useLocale } from '@booster/ui/device/use-locale'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Alert } from './alert-look.ts'
import { alertTitle } from './alert-words.ts'

/** Ends an alert by hand; alerts end by themselves when their cause is gone, so this asks first. */
export function ResolveButton({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const close = () => setOpen(false)
  const resolve = useMutation(
    useTRPC().admin.alert.resolve.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Peringatan diselesaikan.') })
        refreshAll()
        close()
      },
      onError: (error) => {
        if (factsOf(error).reason === null) return
        toast.show({ text: i18n.t('Peringatan ini baru saja berubah; daftar diperbarui.') })
        refreshAll()
        close()
      },
    }),
  )
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
        {i18n.t('Selesaikan')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title={i18n.t('Selesaikan: {title}?', { title: alertTitle(alert, i18n, locale) })}
        confirmLabel={i18n.t('Selesaikan peringatan')}
        busy={resolve.isPending}
        error={
          resolve.error
            ? { text: i18n.t('Belum tersimpan. Coba lagi.'), requestId: requestIdOf(resolve.error) }
            : null
        }
        onConfirm={() =>
          resolve.mutate({ id: alert.id, ...(note.trim() === '' ? {} : { note: note.trim() }) })
        }
      >
        <p>
          {i18n.t(
            'Peringatan biasanya selesai sendiri. Bila penyebabnya masih ada, pemeriksaan berikutnya membukanya lagi.',
          )}
        </p>
        <Field label={i18n.t('Catatan')} aside={i18n.t('masuk audit')}>
          <TextArea
            rows={2}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </ConfirmDialog>
    </>
  )
}
