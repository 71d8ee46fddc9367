import { setTimeout as delay } from 'node:timers/promises'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import type { SeededRandom } from '@booster/demo/seeded-random'
import { addAffiliate } from '../parts/affiliates.ts'
import { submitForm } from '../parts/stage.ts'
import { survive } from '../parts/survive.ts'
import type { Field } from './field.ts'
import type { Replicas } from './replicas.ts'
import type { Tally } from './tally.ts'

/** Loads jobs that are due now, little by little; one portion in five is short of credit. */
export async function keepLoading(
  input: { readonly field: Field; readonly random: SeededRandom; readonly jobsPerSecond: number },
  isOver: () => boolean,
): Promise<void> {
  const { field, random, jobsPerSecond } = input
  while (!isOver()) {
    const affiliates = random.between(2, 6)
    const enough = Math.ceil(jobsPerSecond / affiliates)
    const credits = random.chance(0.2) ? Math.floor(enough / 2) : enough + 3
    const portion = { affiliates, jobs: jobsPerSecond, automations: 2, steps: 3, credits }
    await survive(() => loadSynthetic(field.pool, field.store, portion))
    await delay(1_000)
  }
}

/**
 * Visitors who submit a form to whichever replica serves. An answer is a promise: whoever heard 201 must have a run
 * and its jobs, whatever was killed in that moment. Who heard nothing tries again at the next replica.
 */
export async function keepSubmitting(
  input: {
    readonly field: Field
    readonly replicas: Replicas
    readonly tally: Tally
    readonly random: SeededRandom
  },
  isOver: () => boolean,
): Promise<void> {
  const { field, replicas, tally, random } = input
  const { formId } = await survive(() => addAffiliate(field.pool, { credits: 10_000, delays: [0, 0] }))
  for (let n = 0; !isOver(); n += 1) {
    await delay(random.between(20, 120))
    const [url] = [...replicas.serving].toSorted(() => random.next() - 0.5)
    if (url === undefined) continue
    const email = `visitor-${Math.floor(n / 1.1)}-${formId.slice(-6)}@lead.test` // now and then the same again
    const status = await submitForm(url, formId, { email }).catch(() => 0) // killed in the middle: nobody knows
    if (status === 201) tally.optins.push(email)
  }
}
