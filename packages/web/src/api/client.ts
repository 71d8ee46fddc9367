import type { AppRouter } from '@booster/trpc/root'
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
  type TRPCClientErrorLike,
} from '@trpc/client'
import { createTRPCContext, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'

/** What a query or mutation fails with: `data` holds code, httpStatus, field, reason, requestId. */
export type BoosterError = TRPCClientErrorLike<AppRouter>
export type BoosterClient = TRPCClient<AppRouter>
/** Query options outside of React: `api.job.list.queryOptions({ … })`. */
export type BoosterApi = TRPCOptionsProxy<AppRouter>

const context = createTRPCContext<AppRouter>()

/** Provides the client and the query client to `useTRPC`. */
export const TRPCProvider = context.TRPCProvider
/** `useTRPC().job.list.queryOptions({ … })` */
export const useTRPC = context.useTRPC
export const useTRPCClient = context.useTRPCClient

/**
 * The typed client. A batch is answered piece by piece, so a slow procedure does not delay the others; the live
 * stream is an EventSource of its own.
 * @param url of the tRPC endpoint, e.g. `/trpc`; on the same origin the session cookie is sent along
 */
export function createBoosterClient({ url }: { readonly url: string }): BoosterClient {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchStreamLink({ url, maxURLLength: 8_000, maxItems: 10 }),
      }),
    ],
  })
}
