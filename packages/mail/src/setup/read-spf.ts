import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { DnsLookup } from './dns-lookup.ts'
import { isSpf, parseSpf, type SpfMechanism, type SpfTerm } from './parse-spf.ts'

/** What an SPF record allows, with everything that it includes (RFC 7208). */
export type SpfReading = {
  /** The first word that is none of SPF, or leads to nothing; null: there is none. */
  readonly broken: string | null
  /** Names that a receiver has to look up, counted up to one more than it may. */
  readonly lookups: number
  readonly allowsAll: boolean
  /** Nothing is said about servers that are not named. */
  readonly hasOpenEnd: boolean
  /** False: some of it depends on the mail, or DNS did not answer, so that `allows` may miss something. */
  readonly isComplete: boolean
  allows(address: string): boolean
}

/** Of a receiver (RFC 7208, 4.6.4). */
export const LOOKUPS_MOST = 10
const BITS = { ipv4: 32, ipv6: 128 } as const

type Walk = {
  readonly dns: DnsLookup
  readonly list: BlockList
  broken: string | null
  lookups: number
  allowsAll: boolean
  isComplete: boolean
}

/** @param domain whose record it is */
export async function readSpf(dns: DnsLookup, record: string, domain: string): Promise<SpfReading> {
  const walk: Walk = {
    ...{ dns, list: new BlockList() },
    ...{ broken: null, lookups: 0, allowsAll: false, isComplete: true },
  }
  const hasOpenEnd = await readRecord(walk, record, { domain, isIncluded: false })
  const { list, broken, lookups, allowsAll, isComplete } = walk
  return {
    ...{ broken, lookups, allowsAll, hasOpenEnd, isComplete },
    allows: (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'),
  }
}

/** Of an included record, what it says about everybody else does not count. */
type Place = { readonly domain: string; readonly isIncluded: boolean }

/** @returns whether it ends without a word about everybody else */
async function readRecord(walk: Walk, record: string, place: Place): Promise<boolean> {
  const terms = parseSpf(record)
  const end = terms.findIndex(({ kind }) => kind === 'all')
  for (const term of end === -1 ? terms : terms.slice(0, end)) await readTerm(walk, term, place)
  const all = terms[end]
  if (all?.kind === 'all') {
    if (!place.isIncluded && (all.qualifier === '' || all.qualifier === '+')) walk.allowsAll = true
    return all.qualifier === '?'
  }
  const redirect = terms.find(({ kind }) => kind === 'redirect')
  return redirect?.kind === 'redirect' ? readOther(walk, redirect.name, place) : true
}

async function readTerm(walk: Walk, term: SpfTerm, { domain }: Place): Promise<void> {
  if (term.kind === 'broken') walk.broken ??= term.word
  if (term.kind !== 'mechanism') return
  const { name, target, bits } = term.mechanism
  switch (name) {
    case 'ip4':
    case 'ip6':
      if (!addRange(walk.list, target ?? '', bits)) walk.broken ??= `${name}:${target ?? ''}${bits}`
      return
    case 'include':
      await readOther(walk, target ?? '', { isIncluded: true })
      return
    default:
      await readHosts(walk, term.mechanism, domain)
  }
}

async function readHosts(walk: Walk, { name, target, bits }: SpfMechanism, domain: string): Promise<void> {
  if (!countLookup(walk)) return
  const host = target ?? domain
  const isFixed = (name === 'a' || name === 'mx') && !host.includes('%')
  const hosts = isFixed ? await (name === 'mx' ? walk.dns.mx(host) : [host]) : null
  const addresses = await Promise.all((hosts ?? []).map((each) => walk.dns.addresses(each)))
  if (hosts === null || addresses.includes(null)) walk.isComplete = false
  for (const address of addresses.flatMap((each) => each ?? [])) addRange(walk.list, address, bits)
}

/** @returns as `readRecord` */
async function readOther(
  walk: Walk,
  name: string,
  { isIncluded }: Pick<Place, 'isIncluded'>,
): Promise<boolean> {
  if (!countLookup(walk)) return false
  const found = name.includes('%') ? null : await walk.dns.txt(name)
  if (found === null) {
    walk.isComplete = false
    return false
  }
  const record = found.find(isSpf)
  if (record === undefined) {
    walk.broken ??= `include:${name}`
    return false
  }
  return readRecord(walk, record, { domain: name, isIncluded })
}

/** False: a receiver would have given up by now, and records that include each other would never end. */
function countLookup(walk: Walk): boolean {
  if (walk.lookups > LOOKUPS_MOST) return false
  walk.lookups += 1
  return walk.lookups <= LOOKUPS_MOST
}

/** False: it is no address. */
function addRange(list: BlockList, address: string, bits: string): boolean {
  const type = isIPv4(address) ? 'ipv4' : 'ipv6'
  if (type === 'ipv6' && !isIPv6(address)) return false
  const prefix = prefixIn(bits, type)
  if (prefix > BITS[type]) return false
  list.addSubnet(address, prefix, type)
  return true
}

/** `/24//64` is of both kinds; one slash of addresses of IPv6 stands alone: `ip6:2001:db8::/32`. */
function prefixIn(bits: string, type: keyof typeof BITS): number {
  const [first = '', second] = bits.split('//')
  const text = type === 'ipv6' && second !== undefined ? second : first.replace('/', '')
  return text === '' || (type === 'ipv4' && bits.startsWith('//')) ? BITS[type] : Number(text)
}
