import { useTRPC } from '@booster/trpc/react'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { refreshAll } from '../../app/live-updates.ts'

/** Runs all invariants over the whole data. */
export function useIntegrityRun() {
  const { i18n } = useLingui()
  return useMutation(
    useTRPC().admin.integrity.run.mutationOptions({
      onSuccess: ({ passed, total }) => {
        refreshAll()
        toast.show({ text: i18n.t('{passed} dari {total} lulus.', { passed, total }) })
      },
      onError: (error) =>
        toast.error({
          text: i18n.t('Pemeriksaan belum berjalan. Coba lagi.'),
          requestId: requestIdOf(error),
        }),
    }),
  )
}

export type IntegrityRun = ReturnType<typeof useIntegrityRun>
