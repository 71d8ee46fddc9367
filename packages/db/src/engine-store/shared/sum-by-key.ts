/**
 * Adds numbers up per key and returns them ordered by key, so that shared rows are written once per statement
 * and always locked in the same order.
 */
export function sumByKey<Item, Key extends readonly string[], Sums extends Readonly<Record<string, number>>>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  sumsOf: (item: Item) => Sums,
): readonly { readonly key: Key; readonly sums: Sums }[] {
  const byText = new Map<string, { key: Key; sums: Record<string, number> }>()
  for (const item of items) {
    const key = keyOf(item)
    const text = key.join(' ')
    const known = byText.get(text)
    const sums = sumsOf(item)
    if (known === undefined) byText.set(text, { key, sums: { ...sums } })
    else for (const name in sums) known.sums[name] = (known.sums[name] ?? 0) + (sums[name] ?? 0)
  }
  const texts = [...byText.keys()].sort()
  return texts.map((text) => byText.get(text) as unknown as { key: Key; sums: Sums })
}
