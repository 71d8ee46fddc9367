import type { QueryClient } from '@tanstack/react-query'
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
  type TRPCClientErrorLike,
} from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCContext, createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from './root.ts'

export type { AppRouter } from './root.ts'
export type RouterInputs = inferRouterInputs<AppRouter>
export type RouterOutputs = inferRouterOutputs<AppRouter>
/** What a query or mutation fails with: `data` holds code, httpStatus, field, reason, requestId. */
export type BoosterError = TRPCClientErrorLike<AppRouter>
export type BoosterClient = TRPCClient<AppRouter>

const context = createTRPCContext<AppRouter>()

/** Puts client and query client where `useTRPC` finds them. */
export const TRPCProvider = context.TRPCProvider
/** `useTRPC().job.list.queryOptions({ … })` */
export const useTRPC = context.useTRPC
export const useTRPCClient = context.useTRPCClient

/**
 * The typed client. Answers of a batch arrive one by one, so that a slow one delays nobody; the one subscription
 * is an EventSource of its own.
 * @param url of the tRPC endpoint, e.g. `/trpc`; the session cookie goes along on the same origin
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

/** Query options outside of React: route loaders. */
export function createBoosterOptions(input: {
  readonly client: BoosterClient
  readonly queryClient: QueryClient
}): TRPCOptionsProxy<AppRouter> {
  return createTRPCOptionsProxy<AppRouter>(input)
}
