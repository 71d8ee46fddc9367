import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../api/client.ts'
import { useShowFailure } from '../api/use-show-failure.ts'

/** Ends an admin's look at an affiliate's account. The document is loaded again, so nothing of the account stays. */
export function useEndView() {
  const onError = useShowFailure()
  return useMutation(
    useTRPC().session.endView.mutationOptions({ onSuccess: () => location.assign('/admin/users'), onError }),
  )
}
