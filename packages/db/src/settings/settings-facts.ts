import type { NoticeMute } from '@booster/contracts/notices/notice-kinds'
import type { TimeZone } from '@booster/contracts/wire/preferences'

/** What an affiliate has set. */
export type SettingsFacts = {
  readonly timeZone: TimeZone
  readonly displayName: string
  readonly senderName: string | null
  readonly replyTo: string | null
  readonly accountEmail: string
  readonly postalAddress: string | null
  readonly mutedNotices: readonly NoticeMute[]
  readonly lowCreditMark: number | null
}

export const SETTINGS_FACTS = {
  timeZone: true,
  displayName: true,
  senderName: true,
  replyTo: true,
  accountEmail: true,
  postalAddress: true,
  mutedNotices: true,
  lowCreditMark: true,
} as const satisfies Record<keyof SettingsFacts, true>
