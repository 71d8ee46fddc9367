import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { Rule } from './rule.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

type TrackingRules = Pick<AutomationDetail, 'trackOpens' | 'trackClicks'>

/** What the mails of the sequence count, what it costs, and whether the installation lets them. */
export function TrackingFields(props: {
  readonly rules: TrackingRules
  readonly onChange: (part: Partial<TrackingRules>) => void
}) {
  const { i18n } = useLingui()
  const { rules, onChange } = props
  const choices = useRuleChoices()
  const allowed = useSession().data?.mode.tracking
  const off = i18n.t('Pengelola aplikasi mematikannya untuk semua alur.')
  return (
    <>
      <Rule
        label={i18n.t('Hitung email dibuka')}
        hint={
          allowed?.opens === false
            ? off
            : i18n.t(
                'Lewat gambar yang tidak terlihat. Di email pendek, sampai sekitar 450 kata, gambar itu bisa membuat email dikira spam. Angkanya perkiraan, tetapi ikut membuktikan bahwa email yang belum pasti sudah sampai.',
              )
        }
        value={rules.trackOpens}
        choices={choices.trackOpens}
        onChange={(trackOpens) => onChange({ trackOpens })}
      />
      <Rule
        label={i18n.t('Hitung klik')}
        hint={
          allowed?.clicks === false
            ? off
            : i18n.t(
                'Tautan di email melewati alamat aplikasi ini dulu, baru ke tujuannya. Jika tidak dihitung, pembaca melihat alamat aslinya.',
              )
        }
        value={rules.trackClicks ? 'on' : 'off'}
        choices={choices.trackClicks}
        onChange={(choice) => onChange({ trackClicks: choice === 'on' })}
      />
    </>
  )
}
