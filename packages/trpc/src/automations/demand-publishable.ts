import { publishableSteps } from '@booster/contracts/automations/automations'
import type { DraftCheckKind } from '@booster/contracts/automations/draft-checks'
import type { DraftStep } from '@booster/db/automations/draft-facts'
import { checkSequence } from '@booster/mail/check/check-sequence'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { badInput } from '../errors.ts'

const STEPS = z.object({ steps: publishableSteps })

/** Throws BAD_REQUEST with the first step and field that is not ready, e.g. `steps.0.emailSubject`. */
export function demandPublishable(steps: readonly DraftStep[]): void {
  const parsed = STEPS.safeParse({ steps })
  if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error })
  const error = checkSequence(steps).find(({ level }) => level === 'error')
  if (error === undefined) return
  const field = error.step === null ? 'steps' : `steps.${error.step}.${FIELD_OF[error.kind] ?? 'emailBody'}`
  throw badInput(field, [error.kind, ...error.detail].join(' '))
}

/** Where an error stands that is not in the body. */
const FIELD_OF: Partial<Record<DraftCheckKind, string>> = {
  SUBJECT_EMPTY: 'emailSubject',
  DELAY_DECREASES: 'delayMinutes',
}
