import { useQueryClient } from '@tanstack/react-query'

/** Refetches what is on the screen after an action; the rest is refetched when it is next shown. */
export function useRefreshAll(): () => void {
  const queryClient = useQueryClient()
  return () => void queryClient.invalidateQueries()
}
