import type { SetupFinding, SetupRecord } from '@booster/contracts/sending/setup-check'
import { envelopeDomainOf, isLoopback, type MailSetup, providerHostOf, type SetupDns } from './mail-setup.ts'
import { isSpf } from './parse-spf.ts'
import { LOOKUPS_MOST, readSpf, type SpfReading } from './read-spf.ts'
import { finding, recordOf } from './record-of.ts'

/** Which servers may send for the domain of the envelope sender. */
export async function judgeSpf({ setup, dns }: SetupDns): Promise<SetupRecord> {
  const host = envelopeDomainOf(setup)
  const txt = await dns.txt(host)
  if (txt === null) return recordOf('spf', { host, findings: [finding('DNS_SILENT')] })
  const found = txt.filter(isSpf)
  const [record] = found
  if (found.length > 1) return recordOf('spf', { host, found, findings: [finding('SPF_SEVERAL')] })
  const server = ownServerOf(setup)
  if (record === undefined) {
    const wanted = server === null ? null : `v=spf1 a:${server} ~all`
    const findings = [finding('SPF_MISSING'), ...(server === null ? [questionOf(setup)] : [])]
    return recordOf('spf', { host, findings, wanted })
  }
  const reading = await readSpf(dns, record, host)
  const findings = findIn(reading)
  if (server === null) return recordOf('spf', { host, found, findings: [...findings, questionOf(setup)] })
  const unlisted = await addressesNotIn({ setup, dns }, { reading, server })
  if (unlisted === null || (unlisted.length > 0 && !reading.isComplete))
    return recordOf('spf', { host, found, findings: [...findings, finding('DNS_SILENT')] })
  if (unlisted.length === 0) return recordOf('spf', { host, found, findings })
  return recordOf('spf', {
    ...{ host, found },
    findings: [...findings, finding('SPF_SERVER_NOT_LISTED', unlisted)],
    wanted: record.replace(/^v=spf1/i, `v=spf1 a:${server}`),
  })
}

function findIn({ broken, lookups, allowsAll, hasOpenEnd }: SpfReading): SetupFinding[] {
  return [
    ...(broken === null ? [] : [finding('SPF_BROKEN', [broken])]),
    ...(lookups > LOOKUPS_MOST ? [finding('SPF_TOO_MANY_LOOKUPS')] : []),
    ...(allowsAll ? [finding('SPF_ALLOWS_ALL')] : []),
    ...(hasOpenEnd ? [finding('SPF_OPEN_END')] : []),
  ]
}

/** A mail server below the sender's own domain sends from the addresses of its name; those of others do not. */
function ownServerOf(setup: MailSetup): string | null {
  const { relayHost } = setup
  const domain = envelopeDomainOf(setup)
  if (relayHost === null || isLoopback(relayHost)) return null
  return relayHost === domain || relayHost.endsWith(`.${domain}`) ? relayHost : null
}

function questionOf(setup: MailSetup): SetupFinding {
  if (setup.relayHost !== null && isLoopback(setup.relayHost)) return finding('SPF_ASK_MACHINE')
  return finding('SPF_ASK_PROVIDER', [providerHostOf(setup)])
}

/** Null: DNS does not say which addresses the server has. */
async function addressesNotIn(
  { dns }: SetupDns,
  { reading, server }: { readonly reading: SpfReading; readonly server: string },
): Promise<readonly string[] | null> {
  const addresses = await dns.addresses(server)
  if (addresses === null || addresses.length === 0) return null
  return addresses.filter((address) => !reading.allows(address))
}
