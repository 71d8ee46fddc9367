import { useQueryClient } from '@tanstack/react-query'
import { useShowFailure } from './use-show-failure.ts'

/** The routers whose answers a command to mails or runs may change. */
export const TOUCHED_BY_SENDING = ['run', 'job', 'stats', 'automation', 'session'] as const

/**
 * How a command ends: a failure is shown, and what it may have touched is fetched again.
 * @param touched names of routers
 */
export function useCommandEnd(touched: readonly string[]): {
  readonly onError: (error: unknown) => void
  readonly onSettled: () => void
} {
  const queryClient = useQueryClient()
  return {
    onError: useShowFailure(),
    onSettled: () => {
      for (const router of touched) void queryClient.invalidateQueries({ queryKey: [[router]] })
    },
  }
}
