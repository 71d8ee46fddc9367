import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import { createNoticeMailDesk } from '@booster/services/notices/notice-mail-desk'
import { noticeText } from '@booster/services/notices/notice-text'
import type { NoticeMails } from '@booster/services/notices/ports'
import type { Logger } from 'pino'
import { engineLog } from './engine-log.ts'
import type { SendSystemMail } from './system-mail/create-system-mail.ts'

/** The desk that mails affiliates their notices, by mails of the installation's own. */
export function createNotices(parts: {
  readonly mails: NoticeMails
  readonly send: SendSystemMail
  readonly publicUrl: string
  readonly log: Logger
}): MailDesk {
  const { mails, send, publicUrl, log } = parts
  return createNoticeMailDesk({
    mails,
    log: engineLog(log),
    send: (mail) => send({ to: mail.email, ...noticeText(mail, { publicUrl }) }),
  })
}
