import { randomUUID } from 'node:crypto'
import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import { type Road, type SentByRoads, sendByRoads } from '@booster/mail/send-by-roads'
import type { Env } from '../../boot/env.ts'

export type SystemMail = {
  readonly to: string
  readonly toName?: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

export type SendSystemMail = (mail: SystemMail) => Promise<SentByRoads<MailRoad>>

/** Sends mails in the installation's own name: alerts, invitations, links to a password. */
export function createSystemMail(parts: {
  readonly env: Pick<Env, 'sender'>
  readonly roads: readonly Road<MailRoad>[]
}): SendSystemMail {
  const { env, roads } = parts
  return ({ to, toName = to, subject, html, text }) =>
    sendByRoads(roads, {
      messageRef: randomUUID(),
      to,
      toName,
      fromName: env.sender.name ?? 'Affiliate Booster',
      subject,
      html,
      text,
      isAutomatic: true,
    })
}
