import { createSeededRandom } from '@booster/demo/seeded-random'
import type { BodiesPlan } from './bodies-plan.ts'
import { type BodyRule, judgeBody, makeMail } from './judge-body.ts'
import { HANDS, type Hand, writeBody } from './write-body.ts'

export type BrokenRule = {
  readonly rule: BodyRule
  readonly times: number
  /** The shortest body that broke it, its hand, and what was seen. */
  readonly example: { readonly hand: Hand; readonly html: string; readonly detail: string }
}

export type BodiesReport = {
  readonly bodies: number
  /** Refused as unreadable; only of broken markup. */
  readonly refused: number
  readonly broken: readonly BrokenRule[]
}

/** Makes a mail of each body, and asks every rule of it. */
export function runBodies({ seed, bodies }: BodiesPlan): BodiesReport {
  const random = createSeededRandom(seed)
  const broken = new Map<BodyRule, BrokenRule>()
  let refused = 0
  for (let place = 0; place < bodies; place += 1) {
    const body = writeBody(random, HANDS[place % HANDS.length] as Hand)
    const made = makeMail(body.html)
    if (made === null) refused += 1
    for (const { rule, detail } of judgeBody(body, made)) {
      const known = broken.get(rule)
      const example = { hand: body.hand, html: body.html, detail }
      const isShorter = known === undefined || body.html.length < known.example.html.length
      broken.set(rule, { rule, times: (known?.times ?? 0) + 1, example: isShorter ? example : known.example })
    }
  }
  return { bodies, refused, broken: [...broken.values()] }
}
