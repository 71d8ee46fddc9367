import type { DemoAutomation } from './demo-automation.ts'
import { demoId } from './demo-id.ts'
import { iso } from './demo-rows.ts'

type Row = Readonly<Record<string, unknown>>

/** The rows of automations, their steps and the published text of each. */
export type Sequences = {
  readonly automations: readonly (Row & {
    readonly id: string
    readonly name: string
    readonly pausedAt: string | null
  })[]
  readonly steps: readonly (Row & { readonly id: string; readonly emailBody: string })[]
  readonly versions: readonly Row[]
}

/** Makes the rows of an affiliate's automations, all published as version 1. */
export function composeSequences(input: {
  readonly affiliateId: string
  readonly automations: readonly DemoAutomation[]
  readonly createdMs: number
  /** When each automation (by key) was paused. */
  readonly pausedFromMs: ReadonlyMap<string, number>
}): Sequences {
  const { affiliateId } = input
  const createdAt = iso(input.createdMs)
  const automations = input.automations.map((automation) => {
    const pausedMs = input.pausedFromMs.get(automation.key)
    const pausedAt = pausedMs === undefined ? null : iso(pausedMs)
    return {
      affiliateId,
      id: demoId(`automation:${automation.key}`),
      name: automation.name,
      triggerType: automation.triggerType,
      status: automation.status,
      reentry: automation.reentry,
      onNoCredit: automation.onNoCredit,
      onUnconfirmed: 'release',
      catchUp: 'send_now',
      catchUpHours: 24,
      activatedAt: createdAt,
      pausedAt,
      createdAt,
      updatedAt: pausedAt ?? createdAt,
    }
  })
  const steps = input.automations.flatMap((automation) =>
    automation.steps.map((step, index) => ({
      affiliateId,
      id: demoId(`step:${automation.key}:${index + 1}`),
      automationId: demoId(`automation:${automation.key}`),
      stepOrder: index + 1,
      delayHours: step.delayHours,
      emailSubject: step.subject,
      preheader: step.preheader,
      emailBody: step.body,
      version: 1,
      sentCount: 0,
      createdAt,
      updatedAt: createdAt,
    })),
  )
  const versions = steps.map(({ id, emailSubject, preheader, emailBody }) => ({
    affiliateId,
    stepId: id,
    version: 1,
    emailSubject,
    preheader,
    emailBody,
    publishedAt: createdAt,
  }))
  return { automations, steps, versions }
}
