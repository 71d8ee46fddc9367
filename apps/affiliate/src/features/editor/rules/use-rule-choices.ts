import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { useLingui } from '@lingui/react'

/** Every rule and what may be chosen for it, in words. */
export function useRuleChoices() {
  const { i18n } = useLingui()
  return {
    reentry: {
      once: i18n.t('Sekali per lead'),
      keyed: i18n.t('Sekali per tagihan atau pertemuan'),
    } satisfies Record<AutomationDetail['reentry'], string>,
    onNoCredit: {
      fail: i18n.t('Email gagal'),
      hold: i18n.t('Email menunggu kredit'),
    } satisfies Record<AutomationDetail['onNoCredit'], string>,
    onUnconfirmed: {
      release: i18n.t('Kredit dikembalikan setelah 24 jam'),
      send_again_once: i18n.t('Dikirim ulang sekali setelah 24 jam'),
    } satisfies Record<AutomationDetail['onUnconfirmed'], string>,
    catchUp: {
      send_now: i18n.t('Email yang terlewat langsung dikirim'),
      spread: i18n.t('Email yang terlewat disebar'),
      drop: i18n.t('Email yang terlewat dibatalkan'),
    } satisfies Record<AutomationDetail['catchUp'], string>,
    trackOpens: {
      auto: i18n.t('Otomatis: tidak di email pendek'),
      on: i18n.t('Di semua email'),
      off: i18n.t('Tidak dihitung'),
    } satisfies Record<AutomationDetail['trackOpens'], string>,
    endOnReply: { go_on: i18n.t('Alur tetap berjalan'), end: i18n.t('Alur berakhir untuk lead itu') },
    trackClicks: { on: i18n.t('Di semua email'), off: i18n.t('Tidak dihitung') },
  }
}
