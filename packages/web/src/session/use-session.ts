import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../api/client.ts'
import { SESSION_STAYS_FRESH } from './session-stays-fresh.ts'

/** Who is signed in, their credit, and the numbers beside the navigation. */
export function useSession() {
  return useQuery(useTRPC().session.me.queryOptions(undefined, SESSION_STAYS_FRESH))
}
