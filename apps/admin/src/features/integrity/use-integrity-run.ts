import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'

/** Runs all invariants over the whole data. */
export function useIntegrityRun() {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
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
