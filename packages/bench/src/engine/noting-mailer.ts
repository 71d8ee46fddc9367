import type { Mailer, Renderer } from '@booster/engine/ports'
import { textRenderer } from '@booster/engine/testing/text-renderer'
import { instantMailer } from '../instant-parts.ts'

/** Mails carry the lead's id instead of its address, and the mailer notes when each was handed over. */
export function createNotingMailer(): {
  readonly renderer: Renderer
  readonly mailer: Mailer
  /** By lead, as `performance.now()` tells time. */
  readonly handedOverAt: ReadonlyMap<string, number>
} {
  const handedOverAt = new Map<string, number>()
  return {
    handedOverAt,
    renderer: { render: (job, text) => ({ ...textRenderer.render(job, text), to: job.leadId }) },
    mailer: {
      name: 'noting',
      send: (mail) => {
        handedOverAt.set(mail.to, performance.now())
        return instantMailer.send(mail)
      },
    },
  }
}
