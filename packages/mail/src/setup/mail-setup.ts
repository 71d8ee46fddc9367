import type { DnsLookup } from './dns-lookup.ts'

/** How this installation sends, as its settings say. */
export type MailSetup = {
  readonly provider: 'mailketing' | 'smtp'
  /** The address that readers see. */
  readonly fromEmail: string
  /** Bounces of mails to leads come back here; null: to the provider, or to the sender. */
  readonly bounceAddress: string | null
  /** Bounces are also read from a mailbox (IMAP). */
  readonly readsMailbox: boolean
  /** The mail server; null: the provider's HTTP. */
  readonly relayHost: string | null
  /** Our own signature; null: whoever runs the mail server signs. */
  readonly dkim: { readonly selector: string; readonly privateKey: string } | null
  readonly publicUrl: string
}

export type SetupDns = { readonly setup: MailSetup; readonly dns: DnsLookup }

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Of the envelope, which SPF is about. */
export function envelopeDomainOf({ bounceAddress, fromEmail }: MailSetup): string {
  return domainOf(bounceAddress ?? fromEmail)
}

/** Names that nobody can own (RFC 2606, RFC 6761). */
export function isReserved(domain: string): boolean {
  return /(^|\.)(test|example|invalid|localhost|local|example\.(com|net|org))$/.test(domain)
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
}

/** Who knows about the mail server. */
export function providerHostOf({ provider, relayHost }: MailSetup): string {
  return provider === 'mailketing' ? 'mailketing.co.id' : (relayHost ?? '')
}
