/** Longer than anything that is read of an event; the rest of a text is cut off. */
const TEXT_AT_MOST = 2_000
const ENTRIES_AT_MOST = 50
const DEPTH_AT_MOST = 4

/**
 * The events in the body of a webhook, each as it can be kept: one object or a list of them, as JSON, as a form or in
 * parts. The content type is not asked: nobody knows which one the provider gives, and many senders give none. An empty
 * body holds no event; null: it cannot be read.
 */
export async function readWebhookBody(body: Uint8Array): Promise<readonly unknown[] | null> {
  const text = new TextDecoder().decode(body).trim()
  if (text === '') return []
  const json = parseJson(text)
  if (json !== undefined) return eventsIn(json)
  const fields = await readForm(text, body)
  return fields === null ? null : eventsIn(jsonAmong(fields) ?? Object.fromEntries(fields))
}

function eventsIn(said: unknown): readonly unknown[] {
  const events: readonly unknown[] = Array.isArray(said) ? said : [said]
  return events.map((event) => keepable(event, DEPTH_AT_MOST))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON: it may be a form
  }
}

type Fields = readonly (readonly [string, string])[]

async function readForm(text: string, body: Uint8Array): Promise<Fields | null> {
  const boundary = /^--([^\r\n]{1,200})\r?\n/.exec(text)?.[1]?.trim()
  if (boundary !== undefined) return readParts(body, boundary)
  return /^[^\s{}[\]"<>]+=/.test(text) ? [...new URLSearchParams(text)] : null
}

async function readParts(body: Uint8Array, boundary: string): Promise<Fields | null> {
  const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` }
  try {
    const form = await new Response(Buffer.from(body), { headers }).formData()
    return await Promise.all(
      [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()]),
    )
  } catch {
    return null // parts without an end, or without names
  }
}

/** Some senders put their JSON into a field of a form. */
function jsonAmong(fields: Fields): unknown {
  return fields.map(([, value]) => parseJson(value)).find((said) => typeof said === 'object' && said !== null)
}

/** What the database takes, and no more than an event needs: no NUL, no half of a surrogate, nothing endless. */
function keepable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return keepableText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return null
  if (Array.isArray(value)) return value.slice(0, ENTRIES_AT_MOST).map((entry) => keepable(entry, depth - 1))
  const entries = Object.entries(value).slice(0, ENTRIES_AT_MOST)
  return Object.fromEntries(entries.map(([name, entry]) => [keepableText(name), keepable(entry, depth - 1)]))
}

function keepableText(text: string): string {
  return text.replaceAll('\0', '').slice(0, TEXT_AT_MOST).toWellFormed()
}
