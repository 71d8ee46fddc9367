import type { SetupFinding, SetupRecord } from '@booster/contracts/sending/setup-check'
import type { DnsLookup } from './dns-lookup.ts'
import { domainOf, envelopeDomainOf, type MailSetup, type SetupDns } from './mail-setup.ts'
import { finding, recordOf } from './record-of.ts'

/** The least that Gmail and Yahoo ask of whoever sends many mails. */
const LEAST = 'v=DMARC1; p=none'
/** Domains above that are asked. */
const LEVELS_MOST = 5

/** What receivers are to do with mails that only pretend to come from the domain, and whether ours pass. */
export async function judgeDmarc({ setup, dns }: SetupDns): Promise<SetupRecord> {
  const domain = domainOf(setup.fromEmail)
  const place = await findDmarc(dns, domain)
  const host = `_dmarc.${domain}`
  if (place === null) return recordOf('dmarc', { host, findings: [finding('DNS_SILENT')] })
  const { found } = place
  const [record] = found
  if (record === undefined)
    return recordOf('dmarc', {
      host,
      findings: [finding('DMARC_MISSING'), ...alignmentOf(setup, new Map())],
      wanted: LEAST,
    })
  const tags = readTags(record)
  return recordOf('dmarc', {
    ...{ host, found },
    findings: [
      ...(place.domain === domain ? [] : [finding('DMARC_INHERITED', [place.domain])]),
      ...(found.length > 1 ? [finding('DMARC_SEVERAL')] : findInTags(tags)),
      ...alignmentOf(setup, tags),
    ],
  })
}

/** The record of the domain or, where it has none, of the next one above (RFC 9091 and its successor walk up). */
async function findDmarc(
  dns: DnsLookup,
  domain: string,
): Promise<{ readonly domain: string; readonly found: readonly string[] } | null> {
  const labels = domain.split('.')
  for (let above = 0; above <= LEVELS_MOST && labels.length - above >= 2; above += 1) {
    const name = labels.slice(above).join('.')
    const txt = await dns.txt(`_dmarc.${name}`)
    if (txt === null) return null
    const found = txt.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(text))
    if (found.length > 0) return { domain: name, found }
  }
  return { domain, found: [] }
}

type Tags = ReadonlyMap<string, string>

function readTags(record: string): Tags {
  const pairs = record.split(';').map((part) => part.split('=').map((text) => text.trim()))
  return new Map(pairs.map(([name = '', ...value]) => [name.toLowerCase(), value.join('=').toLowerCase()]))
}

function findInTags(tags: Tags): SetupFinding[] {
  const policy = tags.get('p') ?? ''
  if (!['none', 'quarantine', 'reject'].includes(policy)) return [finding('DMARC_BROKEN')]
  return [
    ...(policy === 'none' ? [finding('DMARC_OBSERVES')] : []),
    ...(tags.has('rua') ? [] : [finding('DMARC_WITHOUT_REPORTS')]),
  ]
}

/** A mail passes where the domain that readers see is also that of its signature, or that of its envelope. */
function alignmentOf(setup: MailSetup, tags: Tags): SetupFinding[] {
  if (setup.provider === 'mailketing') return [finding('ALIGNMENT_ASK_PROVIDER')]
  const envelope = envelopeDomainOf(setup)
  const bySpf = isAligned(domainOf(setup.fromEmail), envelope, tags.get('aspf') === 's')
  const byDkim = setup.dkim !== null
  if (!bySpf && !byDkim) return [finding('NOT_ALIGNED', [envelope])]
  return [
    ...(byDkim ? [finding('ALIGNED_BY_DKIM')] : []),
    bySpf ? finding('ALIGNED_BY_SPF') : finding('SPF_NOT_ALIGNED', [envelope]),
  ]
}

function isAligned(from: string, other: string, isStrict: boolean): boolean {
  if (from === other) return true
  return !isStrict && (from.endsWith(`.${other}`) || other.endsWith(`.${from}`))
}
