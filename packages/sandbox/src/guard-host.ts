import type { IncomingMessage } from 'node:http'
import { RefusedRequest } from './http-exchange.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

/**
 * Keeps foreign web pages away from the control API and the inbox. A page of another site can make a
 * browser send requests here; by DNS rebinding it could even read the answers. Its Host (or Origin) is
 * then not one of ours. Throws RefusedRequest 403.
 */
export function guardHost(request: IncomingMessage, allowedHosts: readonly string[]): void {
  const host = request.headers.host ?? ''
  const known = [...LOOPBACK_NAMES, ...allowedHosts]
  if (!known.includes(nameOf(host)))
    throw new RefusedRequest(403, `Host ${host.slice(0, 100)} is not allowed here.`)
  const { origin } = request.headers
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return
  throw new RefusedRequest(403, 'Requests of other web pages are not allowed here.')
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
