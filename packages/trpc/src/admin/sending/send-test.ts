import { setupInput, setupTestResult } from '@booster/contracts/sending/setup-check'
import { recordSetupTest } from '@booster/db/audit/record-setup-test'
import { testRefused } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** A mail to the caller's own address, by the way that mails to leads go; what was answered helps to set that way up. */
export const sendSetupTest = adminProcedure
  .input(setupInput)
  .output(setupTestResult)
  .mutation(async ({ ctx, input }) => {
    const { actor, services, viewer } = ctx
    const { name, email } = viewer
    if (!(await recordSetupTest(services, { actor, from: services.sender.fromEmail })))
      throw testRefused('TESTS_TOO_OFTEN')
    const language = input?.language ?? viewer.language ?? 'id'
    const outcome = await services.sendTest(services.sending.testMail({ to: { name, email }, language }))
    if (outcome.kind === 'accepted') return { kind: 'sent' as const, to: email }
    const { code, answer, message } = outcome.fault
    const kind = outcome.kind === 'unconfirmed' ? ('unconfirmed' as const) : ('not-sent' as const)
    return { kind, code, answer: answer ?? message }
  })
