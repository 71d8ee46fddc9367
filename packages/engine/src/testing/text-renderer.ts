import type { Renderer } from '../ports.ts'

/** The step's text as it stands, as fast as can be: for tests and benchmarks that are not about mails. */
export const textRenderer: Renderer = {
  render: (job, text) => ({
    messageRef: job.messageRef,
    to: job.leadEmail,
    toName: job.leadName,
    fromName: job.affiliateName,
    fromEmail: 'sender@affiliates.test',
    subject: text.emailSubject,
    html: text.emailBody,
    text: text.emailBody,
  }),
}
