/** A refusal of one of these kinds, or of the two that every form knows. */
export type AuthRefusal<Kind extends string> =
  | { readonly kind: Kind }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

/** What an answer that is no success means, by the code in it; its body is read here. */
export async function readRefusal<Kind extends string>(
  answer: Response,
  kinds: Readonly<Record<string, Kind>>,
): Promise<AuthRefusal<Kind>> {
  if (answer.status === 429)
    return { kind: 'too-many', waitSeconds: Number(answer.headers.get('retry-after') ?? 60) || 60 }
  const code = fieldOf(await answer.json().catch(() => null), 'code')
  const kind = typeof code === 'string' && Object.hasOwn(kinds, code) ? kinds[code] : undefined
  return kind === undefined ? { kind: 'failed', requestId: answer.headers.get('x-request-id') } : { kind }
}

/** Not worth a schema library on the first page that anybody loads. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
