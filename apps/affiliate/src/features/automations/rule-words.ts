import type { AutomationDetail } from '@booster/contracts/automations/automations'
import type { I18n } from '@lingui/core'

/** How the sequence behaves in the cases that are not plain, in words. */
export function rulesOf(i18n: I18n, automation: AutomationDetail) {
  const { reentry, onNoCredit, onUnconfirmed, catchUp, catchUpHours, trackOpens } = automation
  const { trackClicks, endOnReply, goalEvents } = automation
  const reentries = {
    once: i18n.t('Sekali per lead'),
    keyed: i18n.t('Sekali per tagihan atau pertemuan'),
  } satisfies Record<typeof reentry, string>
  const withoutCredit = {
    fail: i18n.t('Email gagal'),
    hold: i18n.t('Email menunggu kredit'),
  } satisfies Record<typeof onNoCredit, string>
  const inDoubt = {
    release: i18n.t('Kredit dikembalikan setelah 24 jam'),
    send_again_once: i18n.t('Dikirim ulang sekali setelah 24 jam'),
  } satisfies Record<typeof onUnconfirmed, string>
  const afterPause = {
    send_now: i18n.t('Email yang terlewat langsung dikirim'),
    spread: i18n.t('Email yang terlewat disebar dalam {hours} jam', { hours: catchUpHours }),
    drop: i18n.t('Email yang terlewat dibatalkan'),
  } satisfies Record<typeof catchUp, string>
  const opens = {
    auto: i18n.t('Otomatis: tidak di email pendek'),
    on: i18n.t('Di semua email'),
    off: i18n.t('Tidak dihitung'),
  } satisfies Record<typeof trackOpens, string>
  const clicks = trackClicks ? i18n.t('Di semua email') : i18n.t('Tidak dihitung')
  const afterReply = endOnReply ? i18n.t('Alur berakhir untuk lead itu') : i18n.t('Alur tetap berjalan')
  return [
    { term: i18n.t('Boleh masuk lagi'), value: reentries[reentry] },
    { term: i18n.t('Jika kredit habis'), value: withoutCredit[onNoCredit] },
    { term: i18n.t('Belum pasti'), value: inDoubt[onUnconfirmed] },
    { term: i18n.t('Setelah dijeda'), value: afterPause[catchUp] },
    { term: i18n.t('Jika lead membalas'), value: afterReply },
    {
      term: i18n.t('Tujuan alur'),
      value: goalEvents.length === 0 ? i18n.t('Tidak ada') : goalEvents.join(', '),
    },
    { term: i18n.t('Hitung email dibuka'), value: opens[trackOpens] },
    { term: i18n.t('Hitung klik'), value: clicks },
  ]
}
