import type { SetupFinding, SetupRecord } from '@booster/contracts/sending/setup-check'
import { domainOf, type SetupDns } from './mail-setup.ts'
import { finding, recordOf } from './record-of.ts'

/** Whether mail comes to the sender, and bounces to where they are read. */
export async function judgeMx({ setup, dns }: SetupDns): Promise<readonly SetupRecord[]> {
  const { provider, fromEmail, bounceAddress, readsMailbox } = setup
  const isUnread = provider === 'smtp' && bounceAddress === null && !readsMailbox
  const unread = isUnread ? [finding('BOUNCES_UNREAD')] : []
  const domains = [...new Set([fromEmail, bounceAddress ?? fromEmail].map(domainOf))]
  return Promise.all(
    domains.map(async (host, n) => {
      const found = await dns.mx(host)
      const faults = await faultsOf(found, () => dns.addresses(host))
      return recordOf('mx', { host, found: found ?? [], findings: [...faults, ...(n === 0 ? unread : [])] })
    }),
  )
}

/** Without an MX record, mail goes to the address of the name itself (RFC 5321). */
async function faultsOf(
  found: readonly string[] | null,
  addresses: () => Promise<readonly string[] | null>,
): Promise<readonly SetupFinding[]> {
  if (found === null) return [finding('DNS_SILENT')]
  if (found.length === 0) return (await addresses())?.length === 0 ? [finding('MX_MISSING')] : []
  return found.every((name) => name === '.') ? [finding('MX_REFUSES')] : []
}
