import type { AuditFilter } from '@booster/contracts/audit/audit-list'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'
import { startOfDayIn } from '../connection/zoned-day.ts'

type Written = Readonly<Record<string, unknown>> | null

export type AuditFacts = {
  readonly id: string
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorName: string | null
  readonly actorEmail: string | null
  readonly keyName: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly objectName: string | null
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  readonly before: Written
  readonly after: Written
  readonly ip: string | null
  readonly requestId: string | null
}

/** The tables whose rows have a name; each is asked only for ids of its own kind. */
const NAMES = {
  user: `(SELECT o."name" FROM "User" o WHERE o."id" = l."objectId"::uuid)`,
  automation: `(SELECT o."name" FROM "AffiliateAutomation" o
    WHERE o."affiliateId" = l."affiliateId" AND o."id" = l."objectId"::uuid)`,
  form: `(SELECT o."title" FROM "OptinForm" o WHERE o."affiliateId" = l."affiliateId" AND o."id" = l."objectId"::uuid)`,
  lead: `(SELECT o."name" FROM "AffiliateLead" o WHERE o."affiliateId" = l."affiliateId" AND o."id" = l."objectId"::uuid)`,
  run: `(SELECT o."name" FROM "AffiliateAutomationLog" r
    JOIN "AffiliateLead" o ON o."affiliateId" = r."affiliateId" AND o."id" = r."leadId"
    WHERE r."affiliateId" = l."affiliateId" AND r."id" = l."objectId"::uuid)`,
  job: `(SELECT o."name" FROM "AnyJob" j
    JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
    JOIN "AffiliateLead" o ON o."affiliateId" = r."affiliateId" AND o."id" = r."leadId"
    WHERE j."affiliateId" = l."affiliateId" AND j."id" = l."objectId"::uuid LIMIT 1)`,
} as const

const OBJECT_NAME = `CASE WHEN l."objectId" ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN CASE l."objectType"
  ${Object.entries(NAMES)
    .map(([type, name]) => `WHEN '${type}' THEN ${name}`)
    .join('\n  ')}
  WHEN 'credit' THEN p."displayName" WHEN 'settings' THEN p."displayName" END END`

export type AuditInput = {
  readonly filter: AuditFilter
  /** Where the days of the filter begin and end. */
  readonly timeZone: TimeZone
  readonly after: ListPosition
  readonly limit: number
}

/**
 * The audit log, newest first, by keyset. Each set of filters is a statement of its own, so that its plan walks the
 * index of one of them.
 */
export async function listAudit(db: Queryable, input: AuditInput): Promise<Page<AuditFacts>> {
  const { name, text, values } = auditStatement(input)
  const { rows } = await db.query<AuditFacts>({ name, text, values: [...values] })
  return pageOf(rows, input.limit, (row) => row.at)
}

export function auditStatement({ filter, timeZone, after, limit }: AuditInput) {
  const values: unknown[] = []
  const used: string[] = []
  const conditions: string[] = []
  const add = (name: string, value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined || value === null) return
    values.push(value)
    used.push(name)
    conditions.push(condition(`$${values.length}`))
  }
  add('action', filter.action, (p) => `l."action" = ${p}`)
  add('actor', filter.actor, (p) => `l."actorKind" = ${p}`)
  add('person', filter.person, (p) => `l."actorId" = ${p}::uuid`)
  add('affiliate', filter.affiliateId, (p) => `l."affiliateId" = ${p}::uuid`)
  add('object', filter.object, (p) => `l."objectId" = ${p}`)
  const zone = timeZone.replace('Asia/', '').toLowerCase()
  add(`from-${zone}`, filter.from, (p) => `l."at" >= ${startOfDayIn(timeZone, `${p}::date`)}`)
  add(`to-${zone}`, filter.to, (p) => `l."at" < ${startOfDayIn(timeZone, `${p}::date + 1`)}`)
  add('after', after?.at, (p) => `(l."at", l."id") < (${p}::timestamptz, $${values.length + 1}::uuid)`)
  if (after !== null) values.push(after.id)
  values.push(limit + 1)
  return {
    name: ['list-audit', ...used].join('-'),
    text: `SELECT l."id", l."at", l."actorKind", l."actorId", u."name" AS "actorName", u."email" AS "actorEmail",
        l."keyName", l."action", l."objectType", l."objectId", ${OBJECT_NAME} AS "objectName",
        l."affiliateId", p."displayName" AS "affiliateName", l."before", l."after", l."ip", l."requestId"
      FROM (
        SELECT * FROM "ActivityLog" l ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
        ORDER BY l."at" DESC, l."id" DESC LIMIT $${values.length}) l
      LEFT JOIN "User" u ON u."id" = l."actorId"
      LEFT JOIN "AffiliateProfile" p ON p."id" = l."affiliateId"
      ORDER BY l."at" DESC, l."id" DESC`,
    values,
  }
}
