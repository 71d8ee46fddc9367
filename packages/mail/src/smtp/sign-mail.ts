import { createPrivateKey } from 'node:crypto'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type DKIM from 'nodemailer/lib/dkim'

const require = createRequire(import.meta.url)
const signerClass = onFirstUse<typeof DKIM>(() => require('nodemailer/lib/dkim').default)

/** What mails are signed with (RFC 6376); the sender's own domain signs, as DMARC asks for. */
type DkimKey = {
  /** The public half stands in DNS at `<selector>._domainkey.<domain>`. */
  readonly selector: string
  /** RSA in PEM, without a passphrase. */
  readonly privateKey: string
}

/** A whole message with the signature of this domain. */
export type MailSigner = (raw: Buffer, domain: string) => Promise<Buffer>

/** Throws Error for a key that is none: before the first mail. */
export function createMailSigner(key: DkimKey): MailSigner {
  if (createPrivateKey(key.privateKey).asymmetricKeyType !== 'rsa')
    throw new Error('The DKIM key is not RSA.')
  return (raw, domain) => {
    const signer = new (signerClass())({
      domainName: domain,
      keySelector: key.selector,
      privateKey: key.privateKey,
    })
    return buffer(signer.sign(raw))
  }
}
