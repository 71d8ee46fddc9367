/** A group of pure rules, and how many percent of its mutants the tests must notice. */
export type RuleArea = {
  readonly name: string
  /** Below the repository's root. */
  readonly files: readonly string[]
  /** A little below the score that was reached; what is left are mutants that change nothing. */
  readonly leastPercent: number
}

export const RULE_AREAS: readonly RuleArea[] = [
  {
    name: 'domain',
    files: ['packages/engine/src/domain/**/*.ts', '!packages/engine/src/domain/**/*.test.ts'],
    leastPercent: 95,
  },
  {
    name: 'flow',
    files: ['packages/engine/src/flow/*.ts', '!packages/engine/src/flow/*.test.ts'],
    leastPercent: 75,
  },
  {
    name: 'answers',
    files: [
      'packages/mail/src/failure-text.ts',
      'packages/mail/src/mailketing/classify-answer.ts',
      'packages/mail/src/smtp/classify-smtp.ts',
    ],
    leastPercent: 95,
  },
]
