import type { Renderer } from '@booster/engine/ports'
import { type CompiledStep, compileStep } from '@booster/mail/render/compile-step'
import { createLinkSigner } from '@booster/mail/render/links'
import { renderMessage } from '@booster/mail/render/render-message'

const PUBLIC_URL = 'https://bench.example.com'

/** Renders as the API does: one compiled template per step version, a signed unsubscribe link per mail. */
export function createProductRenderer(): Renderer {
  const links = createLinkSigner('a secret of the bench alone')
  const compiled = new Map<string, CompiledStep>()
  return {
    render: (job, text) => {
      const key = `${text.stepId} ${text.version}`
      let step = compiled.get(key)
      if (step === undefined) {
        step = compileStep({
          subject: text.emailSubject,
          preheader: text.preheader,
          bodyHtml: text.emailBody,
        })
        compiled.set(key, step)
      }
      const { messageRef } = job
      const unsubscribeUrl = `${PUBLIC_URL}/u/${links.sign({ purpose: 'unsubscribe', messageRef })}`
      const lead = { nama: job.leadName, email: job.leadEmail, whatsapp: job.leadWhatsapp }
      return {
        ...renderMessage(step, {
          messageRef,
          lead,
          affiliate: job.affiliateName,
          contact: 'bench@example.com',
          links: { unsubscribeUrl },
        }),
        messageRef,
        to: job.leadEmail,
        toName: job.leadName,
        fromName: job.affiliateName,
        fromEmail: 'bench@example.com',
        unsubscribeUrl,
      }
    },
  }
}
