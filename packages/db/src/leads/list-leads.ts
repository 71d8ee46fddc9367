import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import type { LeadSort } from '@booster/contracts/leads/leads'
import type { Queryable } from '../connection/queryable.ts'
import { hasCommonWords } from './common-words.ts'
import { LEAD_FACTS, type LeadFacts } from './lead-facts.ts'
import { leadFilterConditions } from './lead-filter.ts'
import { type LeadsWanted, selectiveIds, walkedKeys } from './lead-keys.ts'
import { LEAD_ORDERS, type LeadOrder } from './lead-order.ts'

export type LeadListQuestion = LeadsWanted & {
  readonly sort: LeadSort
  readonly after: LeadCursor | null
  readonly limit: number
}

/** One page; it may be short although more follow. */
export type LeadPage = {
  readonly leads: readonly LeadFacts[]
  /** Where the list goes on; null: this was all. */
  readonly next: LeadCursor | null
}

/** One question examines at most this many leads, and says where it stopped. */
const EXAMINED_AT_MOST = 10_000
/** Up to this many found by one part of the filter are read and sorted; more are met soon enough by walking the list. */
const SORTED_AT_MOST = 5_000

/** Leads of the affiliate in the wanted order, after a given place. */
export async function listLeads(db: Queryable, question: LeadListQuestion): Promise<LeadPage> {
  const order = LEAD_ORDERS[question.sort]
  const ids = await findFew(db, question, order)
  return ids === null ? walk(db, question, order) : sortThese(db, question, { order, ids })
}

/** The ids that a selective part of the filter finds; null when there is none, or when it finds many. */
async function findFew(
  db: Queryable,
  question: LeadListQuestion,
  { by }: LeadOrder,
): Promise<readonly string[] | null> {
  const { affiliateId, filter } = question
  const values: unknown[] = [affiliateId]
  const ids = selectiveIds(question, by, values)
  if (ids === null) return null
  if (filter.q !== undefined && (await hasCommonWords(db, { affiliateId, q: filter.q }))) return null
  const { rows } = await db.query<{ id: string }>(`${ids} LIMIT ${SORTED_AT_MOST + 1}`, values)
  return rows.length > SORTED_AT_MOST ? null : rows.map((row) => row.id)
}

async function sortThese(
  db: Queryable,
  question: LeadListQuestion,
  { order, ids }: { readonly order: LeadOrder; readonly ids: readonly string[] },
): Promise<LeadPage> {
  const values: unknown[] = [question.affiliateId, ids]
  const conditions = leadFilterConditions(question.filter, values)
  if (question.after !== null) conditions.push(order.behind(question.after, values))
  const { rows } = await db.query<LeadFacts>(
    `SELECT ${LEAD_FACTS} FROM unnest($2::uuid[]) AS u("id")
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" q WHERE q."affiliateId" = $1 AND q."id" = u."id" OFFSET 0) l
     CROSS JOIN LATERAL (SELECT ${order.by === 'time' ? 'l."createdAt"' : 'lower(l."name")'} AS "place", l."id") k
     WHERE ${conditions.join(' AND ')} ORDER BY ${order.orderBy('k')} LIMIT ${question.limit + 1}`,
    values,
  )
  return pageOf(rows, question, order)
}

async function walk(db: Queryable, question: LeadListQuestion, order: LeadOrder): Promise<LeadPage> {
  const values: unknown[] = [question.affiliateId]
  const keys = examinedKeys(question, order, values)
  const conditions = leadFilterConditions(question.filter, values)
  const { rows } = await db.query<LeadFacts>(
    `SELECT ${LEAD_FACTS} FROM (${keys}) w
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" q WHERE q."affiliateId" = $1 AND q."id" = w."id" OFFSET 0) l
     WHERE ${conditions.join(' AND ')} ORDER BY ${order.orderBy('w')} LIMIT ${question.limit + 1}`,
    values,
  )
  if (rows.length > question.limit) return pageOf(rows, question, order)
  return { leads: rows, next: await findEnd(db, question, order) }
}

function examinedKeys(question: LeadListQuestion, order: LeadOrder, values: unknown[]): string {
  const keys = walkedKeys(question, order.by, values)
  const behind = question.after === null ? 'true' : order.behind(question.after, values)
  return `SELECT k."place", k."id" FROM ${keys} k WHERE ${behind} ORDER BY ${order.orderBy('k')} LIMIT ${EXAMINED_AT_MOST}`
}

/** The last of the leads that were examined, if more may follow. */
async function findEnd(
  db: Queryable,
  question: LeadListQuestion,
  order: LeadOrder,
): Promise<LeadCursor | null> {
  const values: unknown[] = [question.affiliateId]
  const keys = examinedKeys(question, order, values)
  const { rows } = await db.query<{ place: Date | string; id: string }>(
    `SELECT w."place", w."id" FROM (${keys}) w OFFSET ${EXAMINED_AT_MOST - 1}`,
    values,
  )
  const [end] = rows
  return end === undefined ? null : cursorAt(end.place, end.id)
}

function pageOf(rows: readonly LeadFacts[], { limit }: LeadListQuestion, { by }: LeadOrder): LeadPage {
  const leads = rows.slice(0, limit)
  const last = rows.length > limit ? leads.at(-1) : undefined
  return {
    leads,
    next: last === undefined ? null : cursorAt(by === 'time' ? last.createdAt : last.sortName, last.id),
  }
}

function cursorAt(place: Date | string, id: string): LeadCursor {
  return place instanceof Date ? { by: 'time', at: place.toISOString(), id } : { by: 'name', name: place, id }
}
