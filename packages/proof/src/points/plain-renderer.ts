import type { Renderer } from '@booster/engine/ports'
import { compileStep } from '@booster/mail/render/compile-step'
import { renderMessage } from '@booster/mail/render/render-message'

/** The product's mails without links of their own: nobody follows them here. */
export function createPlainRenderer(): Renderer {
  return {
    render: (job, text) => {
      const step = compileStep({ subject: text.emailSubject, bodyHtml: text.emailBody })
      const message = renderMessage(step, {
        messageRef: job.messageRef,
        lead: { nama: job.leadName, email: job.leadEmail, whatsapp: job.leadWhatsapp },
        affiliate: job.affiliateName,
        contact: 'tim@booster.example',
        links: { unsubscribeUrl: `https://booster.example/u/${job.messageRef}` },
      })
      return {
        ...message,
        messageRef: job.messageRef,
        to: job.leadEmail,
        toName: job.leadName,
        fromName: job.affiliateName,
        fromEmail: 'tim@booster.example',
      }
    },
  }
}
