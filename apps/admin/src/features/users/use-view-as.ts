import { useTRPC } from '@booster/web/api/client'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useMutation } from '@tanstack/react-query'

/** Opens the affiliates' app as one of them sees it, read-only. */
export function useViewAs() {
  const onError = useShowFailure()
  return useMutation(
    useTRPC().admin.user.viewAs.mutationOptions({
      onSuccess: () => location.assign('/affiliate/'),
      onError,
    }),
  )
}
