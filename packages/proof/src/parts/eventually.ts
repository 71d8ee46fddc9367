/** Looks again until it is what is waited for. Rejects with what was seen last. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T>,
  options: { readonly is: (seen: T) => boolean; readonly withinMs?: number },
): Promise<T> {
  const { is, withinMs = 5_000 } = options
  const deadline = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (is(seen)) return seen
    if (performance.now() > deadline)
      throw new Error(
        `${what}: not within ${withinMs} ms; last seen: ${String(JSON.stringify(seen)).slice(0, 3_000)}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
