import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { Renderer, StepText } from '@booster/engine/ports'
import { type CompiledStep, compileStep } from '@booster/mail/render/compile-step'
import type { LinkSigner } from '@booster/mail/render/links'
import { type RenderedMessage, renderMessage } from '@booster/mail/render/render-message'
import { UnreadableBody } from '@booster/mail/render/unreadable-body'
import type { PreviewJob } from '@booster/trpc/context'
import { createStepRenderer, type StepRenderer, senderNameOf } from './create-step-renderer.ts'

export type RendererOptions = {
  readonly links: LinkSigner
  readonly publicUrl: string
  readonly fromEmail: string
  /** For affiliates that chose no name of their own; null: the affiliate's. */
  readonly fromName: string | null
  /** What comes back to us; only where PUBLIC_URL is an address that readers can reach. */
  readonly track: { readonly opens: boolean; readonly clicks: boolean }
  readonly sandbox: boolean
}

export type MailRenderer = Renderer & StepRenderer

const KEPT_VERSIONS = 2_000
/** Makes mails from step texts. A step version never changes, so its compiled form is kept; drafts have no version. */
export function createRenderer(options: RendererOptions): MailRenderer {
  const { links, publicUrl, track, sandbox } = options
  const compiled = new Map<string, CompiledStep | UnreadableBody>()

  const compiledOf = (text: StepText): CompiledStep => {
    const key = `${text.stepId} ${text.version}`
    const made = compiled.get(key) ?? tryCompile(text, track.clicks)
    if (compiled.size >= KEPT_VERSIONS) compiled.clear()
    compiled.set(key, made)
    if (made instanceof UnreadableBody) throw made
    return made
  }

  const unsubscribeUrlOf = (messageRef: string): string =>
    `${publicUrl}/u/${links.sign({ purpose: 'unsubscribe', messageRef })}`

  const fill = (job: PreviewJob, step: CompiledStep, unsubscribeUrl: string): RenderedMessage => {
    const { messageRef } = job
    return renderMessage(step, {
      messageRef,
      lead: { nama: job.leadName, email: job.leadEmail, whatsapp: job.leadWhatsapp },
      affiliate: job.affiliateName,
      contact: job.replyTo ?? options.fromEmail,
      links: {
        unsubscribeUrl,
        ...(track.opens ? { openUrl: `${publicUrl}/o/${links.sign({ purpose: 'open', messageRef })}` } : {}),
        ...(track.clicks
          ? {
              wrapLink: (targetUrl: string) =>
                `${publicUrl}/l/${links.sign({ purpose: 'click', messageRef, targetUrl })}`,
            }
          : {}),
      },
      sandboxNotice: sandbox,
    })
  }

  return {
    render(job, text): OutgoingMail {
      const unsubscribeUrl = unsubscribeUrlOf(job.messageRef)
      return {
        ...fill(job, compiledOf(text), unsubscribeUrl),
        messageRef: job.messageRef,
        to: job.leadEmail,
        toName: job.leadName,
        fromName: senderNameOf(options, job),
        fromEmail: options.fromEmail,
        ...(job.replyTo === null ? {} : { replyTo: job.replyTo }),
        unsubscribeUrl,
        list: { affiliateId: job.affiliateId, automationId: job.automationId, stepId: job.stepId },
      }
    },
    ...createStepRenderer(options),
  }
}

/** A failure is remembered as well: the mails of a step are many. */
function tryCompile(text: StepText, trackClicks: boolean): CompiledStep | UnreadableBody {
  const { emailSubject: subject, preheader, emailBody: bodyHtml } = text
  try {
    return compileStep({ subject, preheader, bodyHtml, trackClicks })
  } catch (error) {
    if (error instanceof UnreadableBody) return error
    throw error
  }
}
