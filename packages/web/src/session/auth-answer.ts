/** How long to wait before the next try, as the server says. */
export function waitSecondsOf(answer: Response): number {
  return Number(answer.headers.get('retry-after') ?? 60) || 60
}

/** The code of a refusal; empty: it has none. */
export async function codeOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null)
  const code = fieldOf(body, 'code')
  return typeof code === 'string' ? code : ''
}

/** Not worth a schema library on the first page that anybody loads. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
