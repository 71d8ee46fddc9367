import type { MailboxHealth } from '@booster/contracts/sending/webhook-health'
import type { Fact } from '@booster/ui/data/facts'
import { Time } from '@booster/ui/data/time'
import type { I18n } from '@lingui/core'

/** When the mailbox of bounces was tried last, since when it fails, and how far it is read. */
export function mailboxFacts({ triedAt, lastUid, failing }: MailboxHealth, i18n: I18n): readonly Fact[] {
  const tried = {
    term: failing === null ? i18n.t('Terakhir dibaca') : i18n.t('Terakhir dicoba'),
    value: triedAt === null ? i18n.t('belum pernah') : <Time at={triedAt} />,
    num: true,
  }
  const reach = {
    term: i18n.t('Dibaca sampai'),
    value: lastUid === 0 ? i18n.t('belum ada email') : i18n.t('email nomor {lastUid, number}', { lastUid }),
    num: true,
  }
  if (failing === null) return [tried, reach]
  const since = { term: i18n.t('Gagal sejak'), value: <Time at={failing.since} form="day" />, num: true }
  return [since, tried, reach]
}
