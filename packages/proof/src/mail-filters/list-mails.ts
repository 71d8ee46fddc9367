import { AUTOMATION_TEMPLATES } from '@booster/contracts/automations/automation-templates'
import { messagesIn } from '@booster/contracts/messages/messages'
import { DEMO_AUTOMATIONS } from '@booster/demo/texts/demo-automations'

/** A mail as somebody wrote it. */
export type WrittenMail = {
  readonly name: string
  readonly subject: string
  readonly preheader: string
  readonly bodyHtml: string
}

/** Every step of the editor's templates and of the demo, and the mail of "check my sending" in both languages. */
export function listMails(): readonly WrittenMail[] {
  const templates = AUTOMATION_TEMPLATES.flatMap(({ key, steps }) =>
    steps.map(({ emailSubject, preheader = '', emailBody }, n) => ({
      name: `template ${key} ${n + 1}`,
      ...{ subject: emailSubject, preheader, bodyHtml: emailBody },
    })),
  )
  const demo = DEMO_AUTOMATIONS.flatMap(({ key, steps }) =>
    steps.map(({ subject, preheader, body }, n) => ({
      name: `demo ${key} ${n + 1}`,
      ...{ subject, preheader, bodyHtml: body },
    })),
  )
  const own = (['id', 'en'] as const).map((language) => {
    const { subject, preheader, body } = messagesIn(language).mail.setupTest
    return { name: `check of sending, ${language}`, subject, preheader, bodyHtml: body }
  })
  return [...templates, ...demo, ...own]
}
