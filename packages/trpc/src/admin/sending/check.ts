import { messagesIn } from '@booster/contracts/messages/messages'
import { FILTER_RULES, setupCheck, setupInput } from '@booster/contracts/sending/setup-check'
import { checkStep } from '@booster/mail/check/check-step'
import { adminProcedure } from '../../init.ts'

/** What receivers see of the way mails leave, by what DNS says now; takes some seconds where DNS is slow. */
export const checkSending = adminProcedure
  .input(setupInput)
  .output(setupCheck)
  .query(async ({ ctx, input }) => {
    const { sender, sending } = ctx.services
    const { name, email } = ctx.viewer
    const language = input?.language ?? ctx.viewer.language ?? 'id'
    const { step } = sending.testMail({ to: { name, email }, language }).mail
    const found = checkStep(step)
    return {
      ...(await sending.check()),
      from: sender.fromEmail,
      testMail: {
        subject: `${messagesIn(language).mail.testMark} ${step.emailSubject}`,
        rules: FILTER_RULES.map((rule) => {
          const hit = found.find(({ kind }) => kind === rule)
          return { rule, holds: hit === undefined, detail: hit?.detail ?? [] }
        }),
      },
    }
  })
