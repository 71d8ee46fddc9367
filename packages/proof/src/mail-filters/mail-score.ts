/** What one filter says about one mail; below is better. */
export type MailScore = {
  readonly score: number
  /** Those that count, the heaviest first. */
  readonly rules: readonly MailRule[]
}
export type MailRule = { readonly name: string; readonly score: number }

/**
 * The sum of the rules.
 * @param ignored rules about the stage, which is no mail server on the internet
 */
export function scoreOf(rules: readonly MailRule[], ignored: ReadonlySet<string> = new Set()): MailScore {
  const counted = rules.filter(({ name, score }) => score !== 0 && !ignored.has(name))
  const score = counted.reduce((sum, rule) => sum + rule.score, 0)
  return {
    score: Math.round(score * 100) / 100,
    rules: counted.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score)),
  }
}
