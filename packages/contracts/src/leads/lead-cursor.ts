import { z } from 'zod'
import { id, parseTimeCursor } from '../wire/fields.ts'

/** Where a list of leads goes on: behind this time or name (in lower case) and id. */
export type LeadCursor =
  | { readonly by: 'time'; readonly at: string; readonly id: string }
  | { readonly by: 'name'; readonly name: string; readonly id: string }

const NAME = 'name:'

export function leadCursorOf(place: LeadCursor): string {
  return place.by === 'time'
    ? `${place.at}_${place.id}`
    : `${NAME}${encodeURIComponent(place.name)}_${place.id}`
}

/** Takes a cursor apart; null when it is none. */
export function parseLeadCursor(cursor: string): LeadCursor | null {
  if (!cursor.startsWith(NAME)) {
    const place = parseTimeCursor(cursor)
    return place === null ? null : { by: 'time', ...place }
  }
  const cut = cursor.lastIndexOf('_')
  const lastId = cursor.slice(cut + 1)
  const name = decoded(cursor.slice(NAME.length, cut))
  return name !== null && id.safeParse(lastId).success ? { by: 'name', name, id: lastId } : null
}

function decoded(text: string): string | null {
  try {
    const name = decodeURIComponent(text)
    return name.includes('\u0000') ? null : name
  } catch {
    return null
  }
}

export const leadCursor = z
  .string()
  .max(5_000)
  .refine((cursor) => parseLeadCursor(cursor) !== null, 'must be a cursor of this list')
