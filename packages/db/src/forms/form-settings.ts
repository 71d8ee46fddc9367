import { slugsLike } from '@booster/contracts/forms/form-slug'
import type { FormSettings } from '@booster/contracts/forms/forms'
import type { PrismaTx } from '../connection/prisma-transaction.ts'
import type { Prisma } from '../generated/client.ts'
import type { FormDetailFacts, FormFacts } from './form-facts.ts'

/** What came of writing a form down. */
export type FormWritten =
  | { readonly kind: 'written'; readonly form: FormDetailFacts }
  | { readonly kind: 'unknown' }
  /** @property free an address like it that nobody has */
  | { readonly kind: 'slug_taken'; readonly free: string }
  | { readonly kind: 'wrong_automation'; readonly why: 'unknown' | 'not_after_optin' | 'archived' }

/** The columns that settings fill; those of others are left as they are. */
export type FormColumns = Partial<
  Omit<FormDetailFacts, keyof FormFacts | 'fields' | 'tags' | 'consentVersion' | 'updatedAt'> &
    Pick<FormDetailFacts, 'slug' | 'title' | 'active' | 'doubleOptIn'> & {
      readonly fields: Prisma.InputJsonValue
      readonly tags: string[]
    }
>

type Parts = Pick<PrismaTx, 'db' | 'tx'>

/** The settings that are given, as columns. */
export function columnsOf({ thankYou, ...settings }: FormSettings): FormColumns {
  const columns = Object.entries({ ...settings, thankYouText: thankYou })
  return Object.fromEntries(columns.filter(([, value]) => value !== undefined))
}

/** Why a form cannot start this sequence; null: it can. */
export async function whyNotStarted(
  { db }: Pick<Parts, 'db'>,
  { affiliateId, automationId }: { readonly affiliateId: string; readonly automationId: string },
): Promise<FormWritten | null> {
  const automation = await db.affiliateAutomation.findUnique({
    where: { affiliateId_id: { affiliateId, id: automationId } },
    select: { triggerType: true, status: true },
  })
  if (automation === null) return { kind: 'wrong_automation', why: 'unknown' }
  if (automation.triggerType !== 'AFTER_OPTIN') return { kind: 'wrong_automation', why: 'not_after_optin' }
  return automation.status === 'archived' ? { kind: 'wrong_automation', why: 'archived' } : null
}

/**
 * The first address like this one that nobody has. All affiliates share one space of addresses, so whoever is about to
 * take one waits for the others.
 */
export async function findFreeSlug({ db, tx }: Parts, slug: string): Promise<string> {
  await tx.rows('lock-slugs', `SELECT pg_advisory_xact_lock(hashtext('OptinForm.slug'))::text`, [])
  const wanted = slugsLike(slug)
  const taken = await db.optinForm.findMany({ where: { slug: { in: wanted } }, select: { slug: true } })
  const free = wanted.find((each) => !taken.some((form) => form.slug === each))
  if (free === undefined) throw new Error(`Every address like ${slug} is taken.`)
  return free
}
