/** Mailbox providers so large that each of their domains is counted by itself. */
const LARGE_DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.id',
  'ymail.com',
  'rocketmail.com',
  'hotmail.com',
  'outlook.com',
  'outlook.co.id',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'zoho.com',
] as const

/** All other domains are counted by how they end; the longer ending comes first. */
const ENDINGS = [
  'co.id',
  'ac.id',
  'sch.id',
  'go.id',
  'or.id',
  'web.id',
  'my.id',
  'id',
  'com',
  'net',
  'org',
] as const

type LargeDomain = (typeof LARGE_DOMAINS)[number]
type Ending = (typeof ENDINGS)[number]

/** `gmail.com` is that domain alone, `*.co.id` every other domain with this ending, `other` the rest. */
export type RecipientDomain = LargeDomain | `*.${Ending}` | 'other'

const LARGE: ReadonlySet<string> = new Set(LARGE_DOMAINS)
const BY_ENDING = ENDINGS.map((ending) => [`.${ending}`, `*.${ending}`] as const)

/**
 * What a mail to this address is counted by. Bounded, so that an affiliate has few counters a day, and so that none of
 * them names a person whose domain is her own: it stays when she is erased.
 * @param email lower case
 */
export function recipientDomainOf(email: string): RecipientDomain {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (isLarge(domain)) return domain
  for (const [ending, name] of BY_ENDING) if (domain.endsWith(ending)) return name
  return 'other'
}

function isLarge(domain: string): domain is LargeDomain {
  return LARGE.has(domain)
}
