import { z } from 'zod'
import { id } from '../wire/fields.ts'
import { wordsOf } from './form-fields.ts'

const LENGTH_AT_MOST = 60

/** The last part of a form's address, in small letters: `/f/webinar-jualan-laris`. */
export const formSlug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(LENGTH_AT_MOST)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits, with single hyphens between them')
  // The same address leads to a form by its id.
  .refine((slug) => !id.safeParse(slug).success, 'must not be a uuid')

/** The address that a title suggests: "Webinar: Jualan Laris!" gives `webinar-jualan-laris`. */
export function slugOf(title: string): string {
  const slug = wordsOf(title)
    .join('-')
    .slice(0, LENGTH_AT_MOST - 4)
    .replace(/-$/, '')
  if (slug === '') return 'formulir'
  return formSlug.safeParse(slug).success ? slug : `formulir-${slug}`
}

/** Addresses to try in turn when the first is taken. */
export function slugsLike(slug: string): string[] {
  const base = slug.slice(0, LENGTH_AT_MOST - 4).replace(/-$/, '')
  return [slug, ...Array.from({ length: 98 }, (_, n) => `${base}-${n + 2}`)]
}
