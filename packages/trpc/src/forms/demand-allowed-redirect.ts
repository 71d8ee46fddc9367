import { isAllowedHost } from '@booster/contracts/forms/redirect-url'
import { badInput } from '../errors.ts'

/** Refuses to lead visitors to a host that the operator does not allow, naming those that it does. */
export function demandAllowedRedirect(
  url: string | null | undefined,
  allowedHosts: readonly string[] | null,
): void {
  if (typeof url !== 'string' || isAllowedHost(url, allowedHosts)) return
  throw badInput('redirectUrl', `must lead to one of: ${(allowedHosts ?? []).join(', ')}`)
}
