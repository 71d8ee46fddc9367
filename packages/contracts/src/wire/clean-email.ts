import { removeInvisible } from './clean-text.ts'
import { type Cleaned, clean, fault } from './field-fault.ts'
import { readPastedAddress } from './pasted-address.ts'

const EMAIL_MAX_LENGTH = 254
const LOCAL_MAX_LENGTH = 64
const LABEL_MAX_LENGTH = 63

/** Everything that browsers allow before the @. */
const NOT_LOCAL = /[^a-z0-9.!#$%&'*+/=?^_`{|}~-]/u
/** What ends or rewrites a host name in a URL, so that only a name comes to the parser. */
const NOT_DOMAIN = /[\s!"#$%&'()*+,/:;<=>?@[\\\]^_`{|}~]/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u
const TOP_LEVEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])$/u

/**
 * An e-mail address in lower case, its domain in ASCII. It decides as browsers do, and refuses besides what no mail
 * server can have: a domain without a dot, labels of wrong form or length, misplaced dots before the @. What it was
 * pasted with is dropped: `Budi <budi@x.id>`.
 */
export function cleanEmail(typed: string): Cleaned {
  const line = toHalfWidth(removeInvisible(typed.slice(0, 10 * EMAIL_MAX_LENGTH)))
  const text = readPastedAddress(line).address.toLowerCase()
  if (text === '') return fault('EMAIL_MISSING')
  const [local = '', domain, ...more] = text.split('@')
  if (domain === undefined) return fault('EMAIL_NO_AT')
  if (more.length > 0) return fault('EMAIL_SEVERAL')
  if (text.includes(' ')) return fault('EMAIL_SPACE')
  const wrongLocal = faultOfLocal(local)
  if (wrongLocal !== null) return wrongLocal
  const ascii = cleanDomain(domain)
  if (ascii.kind === 'fault') return ascii
  const email = `${local}@${ascii.value}`
  return email.length > EMAIL_MAX_LENGTH ? fault('EMAIL_TOO_LONG') : clean(email)
}

function faultOfLocal(local: string): Cleaned<never> | null {
  if (local === '') return fault('EMAIL_NO_LOCAL')
  const sign = NOT_LOCAL.exec(local)
  if (sign !== null) return fault('EMAIL_SIGN', sign[0])
  if (local.length > LOCAL_MAX_LENGTH) return fault('EMAIL_TOO_LONG')
  return local.startsWith('.') || local.endsWith('.') || local.includes('..') ? fault('EMAIL_DOTS') : null
}

/** Both the letters of another script and their ASCII form (`xn--…`) lead to the same domain. */
function cleanDomain(typed: string): Cleaned {
  const sign = NOT_DOMAIN.exec(typed)
  if (sign !== null) return fault('EMAIL_SIGN', sign[0])
  if (typed === '') return fault('EMAIL_NO_DOT')
  const domain = URL.parse(`http://${typed.replace(/\.$/u, '')}/`)?.hostname ?? ''
  const labels = domain.split('.')
  if (labels.some((label) => label.length > LABEL_MAX_LENGTH || !LABEL.test(label)))
    return fault(domain === '' || labels.length > 1 ? 'EMAIL_DOMAIN' : 'EMAIL_NO_DOT')
  if (labels.length < 2) return fault('EMAIL_NO_DOT')
  return TOP_LEVEL.test(labels.at(-1) ?? '') ? clean(domain) : fault('EMAIL_DOMAIN')
}

/** Keyboards of East Asian scripts type ASCII as wide as their own letters. */
function toHalfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}
