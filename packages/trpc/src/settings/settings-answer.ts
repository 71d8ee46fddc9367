import type { Settings } from '@booster/contracts/account/settings'
import type { SettingsFacts } from '@booster/db/settings/settings-facts'
import type { Services, Viewer } from '../context.ts'

export function settingsOf(facts: SettingsFacts, viewer: Viewer, sender: Services['sender']): Settings {
  const { timeZone, displayName, senderName, replyTo, postalAddress, mutedNotices, lowCreditMark } = facts
  return {
    timeZone,
    senderName: senderName ?? displayName,
    replyTo,
    postalAddress,
    mutedNotices: [...mutedNotices],
    lowCreditMark,
    sender,
    ownEmail: viewer.email,
  }
}
