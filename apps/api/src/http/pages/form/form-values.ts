/** What a person typed, by the name of its field; shown again when something is wrong with it. */
export type FormValues = Readonly<Record<string, string>>

/** What is wrong, by the name of the field; `form`: with the whole. */
export type FormErrors = Readonly<Record<string, string | undefined>>

/** Longer texts are not shown again; no field takes them. */
const SHOWN_LENGTH = 1_000

/** The texts of a body, whatever it was; of a field that was sent twice, the last. */
export function valuesOf(body: unknown): FormValues {
  if (typeof body !== 'object' || body === null) return {}
  const values = Object.entries(body).map(([name, value]: [string, unknown]) => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    return [name, typeof last === 'string' ? last.slice(0, SHOWN_LENGTH) : ''] as const
  })
  return Object.fromEntries(values)
}
