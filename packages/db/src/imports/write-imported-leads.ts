import type { ImportedLead } from '@booster/services/imports/reading/read-lead'
import type { Tx } from '../connection/transaction.ts'
import { unnestColumns } from '../connection/unnest.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'
import type { ImportRules } from './import-rules.ts'

const LEADS = unnestColumns({ name: 'text?', email: 'text', whatsapp: 'text?', tags: 'text', hash: 'text?' })

export type WrittenLead = {
  readonly id: string
  readonly isNew: boolean
  /** Unsubscribed or suppressed: an import never takes that back. */
  readonly isSilenced: boolean
  /** Rows of the portion with this address. */
  readonly rows: number
}

type Input = {
  readonly affiliateId: string
  readonly leads: readonly ImportedLead[]
  readonly rules: ImportRules
  readonly hashKey: string
}

/** Creates the leads that are new and, if the rule says so, updates those that are known; each with its consent. */
export async function writeImportedLeads(tx: Tx, input: Input): Promise<readonly WrittenLead[]> {
  const { affiliateId, rules } = input
  if (input.leads.length === 0) return []
  const leads = mergeByAddress(input.leads, rules)
  const hashes = (await hasSuppressions(tx, affiliateId)) ? input.hashKey : null
  const written = await tx.rows<Omit<WrittenLead, 'rows'> & { readonly email: string }>(
    rules.onKnown === 'skip' ? 'insert-imported-leads' : 'upsert-imported-leads',
    `WITH written AS (
       INSERT INTO "AffiliateLead" AS l
         ("affiliateId", "name", "email", "whatsapp", "tags", "source", "unsubscribedAt", "suppressedAt", "createdAt", "updatedAt")
       SELECT $1, coalesce(u.name, split_part(u.email, '@', 1)), u.email, u.whatsapp,
         ARRAY(SELECT DISTINCT t FROM unnest($2::text[] || string_to_array(nullif(u.tags, ''), E'\\n')) AS t), 'import',
         CASE WHEN s."reason" = 'unsubscribed' THEN s."at" END, CASE WHEN s."reason" <> 'unsubscribed' THEN s."at" END,
         ${tx.clock.now}, ${tx.clock.now}
       FROM ${LEADS.from(6)}
       LEFT JOIN "Suppression" s ON s."affiliateId" = $1 AND s."emailHash" = u.hash
       WHERE u.hash IS NULL OR u.hash <> ALL ($5::text[])
       ON CONFLICT ("affiliateId", "email") ${onConflict(rules)}
       RETURNING l."id", l."email", l.xmax = 0 AS "isNew",
         l."unsubscribedAt" IS NOT NULL OR l."suppressedAt" IS NOT NULL AS "isSilenced"),
     consents AS (
       INSERT INTO "LeadConsent" ("affiliateId", "leadId", "text", "source", "at")
       SELECT $1, w."id", $3, $4, ${tx.clock.now} FROM written w)
     SELECT * FROM written`,
    [
      affiliateId,
      rules.tags,
      rules.consentText,
      rules.consentSource,
      rules.erasedHashes,
      ...LEADS.arrays(leads, {
        name: (lead) => lead.name,
        email: (lead) => lead.email,
        whatsapp: (lead) => lead.whatsapp,
        tags: (lead) => lead.tags.join('\n'),
        hash: (lead) => (hashes === null ? null : hashEmail(hashes, lead.email)),
      }),
    ],
  )
  const rowsOf = new Map(leads.map(({ email, rows }) => [email, rows]))
  return written.map(({ email, ...lead }) => ({
    ...lead,
    rows: rules.onKnown === 'skip' ? 1 : (rowsOf.get(email) ?? 1),
  }))
}

type MergedLead = ImportedLead & { readonly rows: number }

/**
 * One lead per address, in the order of the addresses, so that two imports of the same leads never wait for each other
 * in a circle. What is known of a lead already counts before a later row, or is updated by it.
 */
function mergeByAddress(leads: readonly ImportedLead[], { onKnown }: ImportRules): readonly MergedLead[] {
  const merged = new Map<string, MergedLead>()
  for (const lead of leads) {
    const before = merged.get(lead.email)
    if (before === undefined) merged.set(lead.email, { ...lead, rows: 1 })
    else if (onKnown === 'update') merged.set(lead.email, mergeLeads(before, lead))
  }
  return [...merged.values()].sort((a, b) => (a.email < b.email ? -1 : 1))
}

function mergeLeads(before: MergedLead, later: ImportedLead): MergedLead {
  return {
    ...before,
    name: later.name ?? before.name,
    whatsapp: later.whatsapp ?? before.whatsapp,
    tags: [...new Set([...before.tags, ...later.tags])],
    rows: before.rows + 1,
  }
}

/** What a row does not say stays as it was; a name made of the address is none. */
function onConflict({ onKnown }: ImportRules): string {
  if (onKnown === 'skip') return 'DO NOTHING'
  return `DO UPDATE SET
         "name" = CASE WHEN excluded."name" = split_part(excluded."email", '@', 1) THEN l."name" ELSE excluded."name" END,
         "whatsapp" = coalesce(excluded."whatsapp", l."whatsapp"),
         "tags" = ARRAY(SELECT DISTINCT t FROM unnest(l."tags" || excluded."tags") AS t), "updatedAt" = excluded."updatedAt"`
}

/** Hashing every address costs more than asking once. */
async function hasSuppressions(tx: Tx, affiliateId: string): Promise<boolean> {
  const found = await tx.rows(
    'has-suppressions',
    `SELECT 1 FROM "Suppression" WHERE "affiliateId" = $1 LIMIT 1`,
    [affiliateId],
  )
  return found.length > 0
}
