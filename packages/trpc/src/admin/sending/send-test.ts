import { setupTestInput, setupTestResult } from '@booster/contracts/sending/setup-check'
import { recordSetupTest } from '@booster/db/audit/record-setup-test'
import { notFound, testRefused } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** A mail to the caller's own address, as mails to leads leave or by a road of mails of the system; what was answered helps to set that way up. */
export const sendSetupTest = adminProcedure
  .input(setupTestInput)
  .output(setupTestResult)
  .mutation(async ({ ctx, input }) => {
    const { actor, services, viewer } = ctx
    const { name, email } = viewer
    const { sending, sender } = services
    const road = sending.roads.find((each) => each.road === input?.road)
    if (input?.road !== undefined && road === undefined) throw notFound('mail road')
    if (!(await recordSetupTest(services, { actor, from: road?.from ?? sender.fromEmail })))
      throw testRefused('TESTS_TOO_OFTEN')
    const language = input?.language ?? viewer.language ?? 'id'
    const test = sending.testMail({ to: { name, email }, language })
    const outcome =
      road === undefined ? await services.sendTest(test) : await sending.sendTestBy(road.road, test)
    if (outcome === null) throw notFound('mail road')
    if (outcome.kind === 'accepted') return { kind: 'sent' as const, to: email }
    const { code, answer, message } = outcome.fault
    const kind = outcome.kind === 'unconfirmed' ? ('unconfirmed' as const) : ('not-sent' as const)
    return { kind, code, answer: answer ?? message }
  })
