import { planBodies } from './bodies/bodies-plan.ts'
import { BODY_RULES, type BodyRule } from './bodies/judge-body.ts'
import { type BrokenRule, runBodies } from './bodies/run-bodies.ts'
import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'

/** Bodies as Word, Google Docs, TinyMCE, tiptap and people write them, whole and broken: what leads would read. */
export async function proveByBodies(options: ProofOptions): Promise<PartReport> {
  const plan = planBodies(options)
  const { bodies, refused, broken } = runBodies(plan)
  const rules = Object.entries(BODY_RULES) as [BodyRule, string][]
  const facts = `${bodies} bodies, ${refused} refused as unreadable`
  const lines = broken.flatMap(linesOf)
  console.log([facts, ...lines].join('\n'))
  const isBroken = (rule: BodyRule): boolean => broken.some((one) => one.rule === rule)
  return {
    passed: rules.length - broken.length,
    failed: broken.length,
    figures: { bodies },
    markdown: [
      '## Bodies: what is written is what leads read',
      '',
      facts,
      '',
      ...rules.map(([rule, meaning]) => `- ${rule}: ${meaning}${isBroken(rule) ? ' **BROKEN**' : ''}`),
      ...(lines.length === 0 ? [] : ['', '```', ...lines, '```']),
      '',
    ].join('\n'),
  }
}

function linesOf({ rule, times, example }: BrokenRule): string[] {
  return [
    `BROKEN: ${rule} (${times}): ${BODY_RULES[rule]}`,
    `  ${example.hand}: ${example.detail.slice(0, 500)}`,
    `  ${JSON.stringify(example.html).slice(0, 2_000)}`,
  ]
}
