import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type { I18n } from '@lingui/core'

export function roadName(road: MailRoad, i18n: I18n): string {
  switch (road) {
    case 'system':
      return i18n.t('SMTP sistem')
    case 'smtp':
      return 'SMTP'
    case 'mailketing':
      return 'Mailketing'
  }
}
