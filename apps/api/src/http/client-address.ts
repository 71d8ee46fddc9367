import { isIP } from 'node:net'
import type { Request } from 'express'
import ipaddr from 'ipaddr.js'

/**
 * The client's address: the socket's, or what a trusted proxy says (TRUST_PROXY). A header that holds no address is
 * somebody's invention: then it is the socket's.
 */
export function clientAddress(request: Pick<Request, 'ip' | 'socket'>): string {
  return readAddress(request.ip) ?? readAddress(request.socket.remoteAddress) ?? 'unknown'
}

/** An IP address in its shortest form; some proxies write it with a port. Null for anything else. */
export function readAddress(text: string | undefined): string | null {
  if (text === undefined) return null
  const address = text.replace(/^\[([^\]]+)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  return isIP(address) === 0 ? null : ipaddr.process(address.replace(/%.*$/, '')).toString()
}

/**
 * What one household, server or carrier's customer has: an IPv4 address, or so many first bits of IPv6, where single
 * addresses mean nothing.
 */
export function networkOf(address: string, prefixBits: 48 | 64): string {
  if (isIP(address) !== 6) return address
  const bytes = ipaddr.parse(address).toByteArray()
  return `${Buffer.from(bytes.slice(0, prefixBits / 8)).toString('hex')}/${prefixBits}`
}

/** The networks that a request counts for; null: it comes from this machine, or through a proxy nobody announced. */
export function networksOf(
  request: Pick<Request, 'ip' | 'ips' | 'socket'>,
): { readonly client: string; readonly site: string } | null {
  const address = clientAddress(request)
  if (isLoopback(address) && request.ips.length === 0) return null
  return { client: networkOf(address, 64), site: networkOf(address, 48) }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}
