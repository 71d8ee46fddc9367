import { messagesIn } from '@booster/contracts/messages/messages'
import { mailboxNameOf, readImapUrl } from '@booster/mail/imap/imap-url'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import { checkSetup } from '@booster/mail/setup/check-setup'
import { readSmtpUrl } from '@booster/mail/smtp/smtp-url'
import type { SendingService } from '@booster/trpc/context'
import type { Env } from '../boot/env.ts'
import { readDkimKey } from './open-mailer.ts'
import type { MailRenderer } from './render/create-renderer.ts'
import type { OpenRoad } from './system-mail/open-roads.ts'

/** How this installation sends, for "check my sending". */
export function createSending(input: {
  readonly env: Env
  readonly publicUrl: string
  readonly hasWebhookSecret: boolean
  readonly roads: readonly OpenRoad[]
  readonly renderer: Pick<MailRenderer, 'renderTest'>
}): SendingService {
  const { env, publicUrl, hasWebhookSecret, roads, renderer } = input
  const dkim = readDkimKey(env)
  const { BOUNCE_IMAP_URL: imapUrl } = env
  return {
    hasWebhookSecret,
    mailbox: imapUrl === undefined ? null : mailboxNameOf(readImapUrl(imapUrl)),
    roads: roads.map(({ name, fromEmail, host, isForLeads }) => ({
      ...{ road: name, from: fromEmail, host, isForLeads },
    })),
    sendTestBy: async (name, test) => {
      const road = roads.find((each) => each.name === name)
      if (road === undefined) return null
      return sendSystemMail(road.mailer, { ...renderer.renderTest(test), fromEmail: road.fromEmail })
    },
    check: async () => {
      const { provider } = env
      // No mail leaves, so there is nothing that receivers could see.
      if (provider === 'sandbox') return { provider, records: [] }
      const isSmtp = provider === 'smtp'
      const setup = {
        provider,
        fromEmail: env.sender.email,
        bounceAddress: isSmtp ? (env.SMTP_BOUNCE_ADDRESS ?? null) : null,
        readsMailbox: imapUrl !== undefined,
        relayHost: isSmtp && env.SMTP_URL !== undefined ? readSmtpUrl(env.SMTP_URL).host : null,
        dkim,
        publicUrl,
      }
      return { provider, records: [...(await checkSetup(setup, { dnsServers: env.DNS_SERVERS ?? [] }))] }
    },
    testMail: ({ to, language }) => {
      const { subject, preheader, body } = messagesIn(language).mail.setupTest
      return {
        mail: {
          step: { emailSubject: subject, preheader, emailBody: body },
          lead: { ...to, whatsapp: null, language },
          affiliateName: env.sender.name ?? 'Affiliate Booster',
          ...{ senderName: null, replyTo: null, postalAddress: null },
          // No affiliate sends it, and nobody but this person gets it.
          accountEmail: to.email,
        },
        to,
        language,
      }
    },
  }
}
