import type { Settings } from '@booster/contracts/account/settings'
import type { SettingsFacts } from '@booster/db/settings/settings-facts'
import type { Services, Viewer } from '../context.ts'

export function settingsOf(facts: SettingsFacts, viewer: Viewer, sender: Services['sender']): Settings {
  const { timeZone, displayName, senderName, replyTo, postalAddress, notifyLowCredit } = facts
  return {
    timeZone,
    senderName: senderName ?? displayName,
    replyTo,
    postalAddress,
    notifyLowCredit,
    sender,
    ownEmail: viewer.email,
  }
}
