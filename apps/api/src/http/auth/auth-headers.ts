import type { IncomingHttpHeaders } from 'node:http'

/** The header in which the server tells better-auth the id of the request; what a client sends in it is dropped. */
export const REQUEST_ID_HEADER = 'x-booster-request-id'
/** The header in which the server tells better-auth the client's address; what a client sends in it is dropped. */
export const CLIENT_IP_HEADER = 'x-booster-client-ip'

/** The headers of a request as better-auth reads them. */
export function webHeadersOf(received: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
