import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { SetupFinding, SetupRecord } from '@booster/contracts/sending/setup-check'
import { domainOf, type MailSetup, providerHostOf, type SetupDns } from './mail-setup.ts'
import { finding, recordOf } from './record-of.ts'

/** Shorter ones are accepted by few receivers from 1024 on, and advised against (RFC 8301). */
const BITS_ADVISED = 2_048

/** The key by which receivers check the signature of a mail. */
export async function judgeDkim({ setup, dns }: SetupDns): Promise<SetupRecord> {
  const { dkim } = setup
  if (dkim === null)
    return recordOf('dkim', { host: null, findings: [finding('DKIM_ASK_PROVIDER', [providerHostOf(setup)])] })
  const host = `${dkim.selector}._domainkey.${domainOf(setup.fromEmail)}`
  const { wanted, bits } = publicRecordOf(dkim)
  const short = bits < BITS_ADVISED ? [finding('DKIM_KEY_SHORT', [String(bits)])] : []
  const found = await dns.txt(host)
  const wrong = faultOf(found, wanted)
  if (wrong === null) return recordOf('dkim', { host, found: found ?? [], findings: short })
  return recordOf('dkim', { host, found: found ?? [], findings: [wrong, ...short], wanted })
}

function faultOf(found: readonly string[] | null, wanted: string): SetupFinding | null {
  if (found === null) return finding('DNS_SILENT')
  const [record] = found
  if (record === undefined) return finding('DKIM_MISSING')
  if (found.length > 1) return finding('DKIM_SEVERAL')
  return keyIn(record) === keyIn(wanted) ? null : finding('DKIM_OTHER_KEY')
}

function keyIn(record: string): string {
  return /(?:^|;)\s*p\s*=\s*([^;]*)/.exec(record)?.[1]?.replace(/\s+/g, '') ?? ''
}

/** The public half of our key, as it stands in DNS (RFC 6376). */
function publicRecordOf({ privateKey }: NonNullable<MailSetup['dkim']>): {
  readonly wanted: string
  readonly bits: number
} {
  const key = createPublicKey(createPrivateKey(privateKey))
  const base64 = key.export({ type: 'spki', format: 'der' }).toString('base64')
  return { wanted: `v=DKIM1; k=rsa; p=${base64}`, bits: key.asymmetricKeyDetails?.modulusLength ?? 0 }
}
