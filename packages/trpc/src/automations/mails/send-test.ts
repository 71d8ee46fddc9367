import { testSendInput, testSent } from '@booster/contracts/automations/drafts'
import { reasonWords } from '@booster/contracts/messages/reason-words'
import { recordTestSend } from '@booster/db/audit/record-test-send'
import { readDraft } from '@booster/db/automations/read-draft'
import { checkStep } from '@booster/mail/check/check-step'
import { badInput, notFound, testRefused } from '../../errors.ts'
import { affiliateProcedure } from '../../init.ts'
import { readStepMail } from './read-step-mail.ts'

/**
 * A step of the draft, with the names of a lead, to the caller's own address. The rest of the wait is the provider's:
 * what was surely not sent is tried again for half a minute.
 */
export const sendTest = affiliateProcedure
  .input(testSendInput)
  .output(testSent)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, actor, services, viewer } = ctx
    const { id: automationId, stepOrder, leadId } = input
    const draft = await readDraft(services.pool, { affiliateId, automationId })
    if (draft === null) throw notFound('Automation')
    const step = draft.steps[stepOrder - 1]
    if (step === undefined) throw badInput('stepOrder', 'the draft has no such step')
    const mail = await readStepMail(services, { affiliateId, leadId, step })
    if (checkStep(step).some(({ kind }) => kind === 'BODY_UNREADABLE')) {
      throw badInput('emailBody', 'no email can be made of it')
    }
    if (!(await recordTestSend(services, { affiliateId, automationId, stepOrder, actor }))) {
      throw testRefused('TESTS_TOO_OFTEN')
    }
    const { name, email, language } = viewer
    const outcome = await services.sendTest({ mail, to: { name, email }, language: language ?? 'id' })
    if (outcome.kind === 'accepted') return { kind: 'sent' as const, to: email }
    if (outcome.kind === 'rejected' && outcome.about === 'recipient')
      throw testRefused('TEST_ADDRESS_REFUSED')
    if (outcome.kind === 'rejected' && outcome.about === 'content') throw testRefused('TEST_CONTENT_REFUSED')
    const { code } = outcome.fault
    const kind = outcome.kind === 'unconfirmed' ? ('unconfirmed' as const) : ('not-sent' as const)
    return { kind, code, reason: reasonWords(code, ctx.viewer.language ?? 'en') }
  })
