import { randomUUID } from 'node:crypto'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { StepText } from '@booster/engine/ports'
import { compileChecked } from '@booster/mail/check/check-step'
import { type CompiledStep, compileStep } from '@booster/mail/render/compile-step'
import { TEST_MAIL_TOKEN } from '@booster/mail/render/links'
import { type RenderedMessage, renderMessage } from '@booster/mail/render/render-message'
import { UnreadableBody } from '@booster/mail/render/unreadable-body'
import type { CheckedPreview, PreviewJob, PreviewMail, StepMail, TestMail } from '@booster/trpc/context'

/** Mails to look at: made by the code that sends, without tracking and without a token, so that looking changes nothing. */
export type StepRenderer = {
  /** Of a job, whatever its state. A body of which no mail can be made is left out. */
  preview(job: PreviewJob, text: StepText): PreviewMail
  /** With what is wrong with it, judged on the same mail. */
  previewStep(mail: StepMail): CheckedPreview
  renderTest(test: TestMail): OutgoingMail
}

export type StepRendererOptions = {
  readonly publicUrl: string
  readonly fromEmail: string
  /** For affiliates that chose no name of their own; null: the affiliate's. */
  readonly fromName: string | null
  readonly sandbox: boolean
}

/** Of a mail that is of no job. */
const NO_JOB_REF = '00000000-0000-4000-8000-000000000000'
/** Leads to where the reader is already. */
const NOWHERE = '#'

export function createStepRenderer(options: StepRendererOptions): StepRenderer {
  const { publicUrl, fromEmail, sandbox } = options

  const fill = (
    compiled: CompiledStep,
    { lead, affiliateName, replyTo, accountEmail, postalAddress }: FilledMail,
    ours: { readonly messageRef: string; readonly unsubscribeUrl: string },
  ): RenderedMessage =>
    renderMessage(compiled, {
      messageRef: ours.messageRef,
      lead: { nama: lead.name, email: lead.email, whatsapp: lead.whatsapp },
      affiliate: affiliateName,
      contact: replyTo ?? accountEmail,
      postalAddress,
      links: { unsubscribeUrl: ours.unsubscribeUrl },
      sandboxNotice: sandbox,
    })

  return {
    preview: (job, text) => {
      const lead = { name: job.leadName, email: job.leadEmail, whatsapp: job.leadWhatsapp }
      const { affiliateName, replyTo, accountEmail, postalAddress } = job
      const mail = { lead, affiliateName, replyTo, accountEmail, postalAddress }
      const ours = { messageRef: job.messageRef, unsubscribeUrl: NOWHERE }
      return readable(fill(compileReadable(text, languageOf(job.leadLanguage)), mail, ours))
    },
    previewStep: (mail) => {
      const { checks, compiled } = compileChecked(mail.step, 0, mail.lead.language)
      const ours = { messageRef: NO_JOB_REF, unsubscribeUrl: NOWHERE }
      return {
        ...readable(fill(compiled ?? compileWithoutBody(mail.step, mail.lead.language), mail, ours)),
        from: { name: senderNameOf(options, mail), email: fromEmail },
        checks,
      }
    },
    renderTest: ({ mail, to, language }) => {
      const messageRef = randomUUID()
      const unsubscribeUrl = `${publicUrl}/u/${TEST_MAIL_TOKEN}`
      const rendered = fill(compile(mail.step, mail.lead.language), mail, { messageRef, unsubscribeUrl })
      return {
        ...rendered,
        subject: `${messagesIn(language).mail.testMark} ${rendered.subject}`,
        messageRef,
        to: to.email,
        toName: to.name,
        fromName: senderNameOf(options, mail),
        fromEmail,
        // Of no job: what comes back about it would name a mail that nobody knows.
        isAutomatic: true,
        ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
      }
    },
  }
}

function readable({ subject, html, text }: RenderedMessage): PreviewMail {
  return { subject, html, text: text() }
}

type Text = StepMail['step']

type FilledMail = Pick<StepMail, 'affiliateName' | 'replyTo' | 'accountEmail' | 'postalAddress'> & {
  readonly lead: Omit<StepMail['lead'], 'language'>
}

function compile(
  { emailSubject: subject, preheader, emailBody: bodyHtml }: Text,
  language: Language,
): CompiledStep {
  return compileStep({ subject, preheader, bodyHtml, language })
}

function compileReadable(text: Text, language: Language): CompiledStep {
  try {
    return compile(text, language)
  } catch (error) {
    if (error instanceof UnreadableBody) return compileWithoutBody(text, language)
    throw error
  }
}

function compileWithoutBody(text: Text, language: Language): CompiledStep {
  return compile({ ...text, emailBody: '' }, language)
}

/** Of a lead, as the database keeps it. */
export function languageOf(kept: string): Language {
  return kept === 'en' ? 'en' : 'id'
}

export function senderNameOf(
  { fromName }: Pick<StepRendererOptions, 'fromName'>,
  { senderName, affiliateName }: Pick<StepMail, 'senderName' | 'affiliateName'>,
): string {
  return senderName ?? fromName ?? affiliateName
}
