import type { SetupRecord } from '@booster/contracts/sending/setup-check'
import { createDnsLookup } from './dns-lookup.ts'
import { judgeDkim } from './judge-dkim.ts'
import { judgeDmarc } from './judge-dmarc.ts'
import { judgeMx } from './judge-mx.ts'
import { judgePublicUrl } from './judge-public-url.ts'
import { judgeSpf } from './judge-spf.ts'
import { domainOf, isReserved, type MailSetup, type SetupDns } from './mail-setup.ts'
import { finding, recordOf } from './record-of.ts'

/**
 * What receivers see of the way we send, by what DNS says now. Ends within some seconds, whatever DNS does.
 * @param dnsServers as of `createDnsLookup`
 */
export async function checkSetup(
  setup: MailSetup,
  { dnsServers }: { readonly dnsServers: readonly string[] },
): Promise<readonly SetupRecord[]> {
  using dns = createDnsLookup({ servers: dnsServers })
  const address = judgePublicUrl(setup.publicUrl)
  return [...(await judgeDomains({ setup, dns })), await address]
}

async function judgeDomains(input: SetupDns): Promise<readonly SetupRecord[]> {
  const domain = domainOf(input.setup.fromEmail)
  if (isReserved(domain)) {
    const nobody = { host: domain, findings: [finding('DOMAIN_RESERVED')] }
    return (['spf', 'dkim', 'dmarc', 'mx'] as const).map((kind) => recordOf(kind, nobody))
  }
  const [spf, dkim, dmarc, mx] = await Promise.all([
    judgeSpf(input),
    judgeDkim(input),
    judgeDmarc(input),
    judgeMx(input),
  ])
  return [spf, dkim, dmarc, ...mx]
}
