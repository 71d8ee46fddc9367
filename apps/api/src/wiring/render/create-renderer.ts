import type { Language } from '@booster/contracts/messages/messages'
import type { OpensRule } from '@booster/engine/domain/automation'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { ClaimedJob, Renderer, StepText } from '@booster/engine/ports'
import { type CompiledStep, compileStep } from '@booster/mail/render/compile-step'
import { countsOpens } from '@booster/mail/render/counts-opens'
import type { LinkSigner } from '@booster/mail/render/links'
import { type RenderedMessage, renderMessage } from '@booster/mail/render/render-message'
import { UnreadableBody } from '@booster/mail/render/unreadable-body'
import { createStepRenderer, languageOf, type StepRenderer, senderNameOf } from './create-step-renderer.ts'

export type RendererOptions = {
  readonly links: LinkSigner
  readonly publicUrl: string
  readonly fromEmail: string
  /** For affiliates that chose no name of their own; null: the affiliate's. */
  readonly fromName: string | null
  /** What may come back to us, whatever a sequence says; only where PUBLIC_URL is an address that readers can reach. */
  readonly track: { readonly opens: boolean; readonly clicks: boolean }
  readonly sandbox: boolean
}

export type MailRenderer = Renderer &
  StepRenderer & {
    /** Whether mails of this text bear the open pixel; false where no mail can be made of it. */
    countsOpens(rule: OpensRule, text: StepText): boolean
  }

type Compiling = { readonly trackClicks: boolean; readonly language: Language }

const KEPT_VERSIONS = 2_000
/** Makes mails from step texts. A step version never changes, so its compiled form is kept; drafts have no version. */
export function createRenderer(options: RendererOptions): MailRenderer {
  const { links, publicUrl, track, sandbox } = options
  const compiled = new Map<string, CompiledStep | UnreadableBody>()

  const compiledOf = (text: StepText, how: Compiling): CompiledStep | UnreadableBody => {
    const key = `${text.stepId} ${text.version} ${how.language} ${how.trackClicks}`
    const made = compiled.get(key) ?? tryCompile(text, how)
    if (compiled.size >= KEPT_VERSIONS) compiled.clear()
    compiled.set(key, made)
    return made
  }

  const unsubscribeUrlOf = (messageRef: string): string =>
    `${publicUrl}/u/${links.sign({ purpose: 'unsubscribe', messageRef })}`

  const fill = (job: ClaimedJob, text: StepText, unsubscribeUrl: string): RenderedMessage => {
    const { messageRef } = job
    const trackClicks = track.clicks && job.trackClicks
    const step = compiledOf(text, { trackClicks, language: languageOf(job.leadLanguage) })
    if (step instanceof UnreadableBody) throw step
    const tracksOpens = track.opens && countsOpens(job.trackOpens, step)
    return renderMessage(step, {
      messageRef,
      lead: { nama: job.leadName, email: job.leadEmail, whatsapp: job.leadWhatsapp },
      affiliate: job.affiliateName,
      contact: job.replyTo ?? job.accountEmail,
      postalAddress: job.postalAddress,
      links: {
        unsubscribeUrl,
        ...(tracksOpens ? { openUrl: `${publicUrl}/o/${links.sign({ purpose: 'open', messageRef })}` } : {}),
        ...(trackClicks
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
      const replyTo = replyToOf(job)
      return {
        ...fill(job, text, unsubscribeUrl),
        messageRef: job.messageRef,
        to: job.leadEmail,
        toName: job.leadName,
        fromName: senderNameOf(options, job),
        fromEmail: options.fromEmail,
        ...(replyTo === null ? {} : { replyTo }),
        ...(job.endOnReply ? { seesReply: true } : {}),
        unsubscribeUrl,
        list: { affiliateId: job.affiliateId, automationId: job.automationId, stepId: job.stepId },
      }
    },
    countsOpens(rule, text) {
      if (!track.opens) return false
      const step = compiledOf(text, { trackClicks: track.clicks, language: 'id' })
      return !(step instanceof UnreadableBody) && countsOpens(rule, step)
    },
    ...createStepRenderer(options),
  }
}

/** A reply that ends the sequence reaches a person, too, not only the mailbox that sees it. */
function replyToOf({ replyTo, endOnReply, accountEmail }: ClaimedJob): string | null {
  return replyTo ?? (endOnReply ? accountEmail || null : null)
}

/** A failure is remembered as well: the mails of a step are many. */
function tryCompile(text: StepText, how: Compiling): CompiledStep | UnreadableBody {
  const { emailSubject: subject, preheader, emailBody: bodyHtml } = text
  try {
    return compileStep({ subject, preheader, bodyHtml, ...how })
  } catch (error) {
    if (error instanceof UnreadableBody) return error
    throw error
  }
}
