import { Resolver } from 'node:dns/promises'

/** What DNS says about a name; null: it did not answer in time. Empty: there is no such record. */
export type DnsLookup = {
  /** Each record in one piece, however it is cut. */
  txt(name: string): Promise<readonly string[] | null>
  /** Best first; `.` stands for "takes no mail". */
  mx(name: string): Promise<readonly string[] | null>
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<readonly string[] | null>
}

const NO_RECORD: ReadonlySet<unknown> = new Set(['ENODATA', 'ENOTFOUND'])

/**
 * Asks for at most `totalMs` in all; what is unanswered then is null.
 * @param servers `192.0.2.1` or `192.0.2.1:5353`; without any, those of the system
 */
export function createDnsLookup({
  servers,
  totalMs = 6_000,
}: {
  readonly servers: readonly string[]
  readonly totalMs?: number
}): DnsLookup & Disposable {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  const timer = setTimeout(() => resolver.cancel(), totalMs)
  const lookup: DnsLookup = {
    txt: async (name) =>
      (await answerOf(resolver.resolveTxt(name)))?.map((pieces) => pieces.join('')) ?? null,
    mx: async (name) => {
      const found = await answerOf(resolver.resolveMx(name))
      return found?.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange || '.') ?? null
    },
    addresses: async (name) => {
      const [v4, v6] = await Promise.all([
        answerOf(resolver.resolve4(name)),
        answerOf(resolver.resolve6(name)),
      ])
      return v4 === null && v6 === null ? null : [...(v4 ?? []), ...(v6 ?? [])]
    },
  }
  return { ...lookup, [Symbol.dispose]: () => clearTimeout(timer) }
}

async function answerOf<Row>(asked: Promise<Row[]>): Promise<readonly Row[] | null> {
  try {
    return await asked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (NO_RECORD.has(code)) return []
    if (typeof code === 'string') return null // of DNS: no answer, a broken one, or a refusal
    throw error
  }
}
