import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'

/** Adds the affiliate's own address as a lead, to try a sequence with. */
export function useAddOneself() {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const user = useSession().data?.user
  const refreshAll = useRefreshAll()
  const add = useMutation(
    useTRPC().lead.add.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('{email} sekarang menjadi lead.', { email: user?.email ?? '' }) })
        refreshAll()
      },
      onError: showFailure,
    }),
  )
  return {
    isPending: add.isPending,
    add: () => {
      if (user === undefined || add.isPending) return
      const text = i18n.t('Saya menambahkan alamat saya sendiri untuk mencoba.')
      add.mutate({ name: user.name, email: user.email, consent: { text, source: 'manual' } })
    },
  }
}
