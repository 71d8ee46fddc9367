import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { PageHead } from '@booster/ui/layout/page-head'
import { AutomationStatusBadge } from '@booster/ui/status/automation-status-badge'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { Pause, Play, Zap } from 'lucide-react'
import { useAutomationSwitch } from './use-automation-switch.ts'

/** Name and state of one sequence, with the buttons that switch it and trigger it. */
export function AutomationHead(props: {
  readonly automation: AutomationDetail | undefined
  readonly onTrigger: () => void
}) {
  const { i18n } = useLingui()
  const { automation, onTrigger } = props
  if (automation === undefined) return <PageHead title={i18n.t('Alur Email')} />
  return (
    <PageHead
      title={automation.name}
      note={<AutomationNote automation={automation} />}
      actions={
        automation.status === 'archived' ? undefined : (
          <AutomationButtons automation={automation} onTrigger={onTrigger} />
        )
      }
    />
  )
}

/** The same on phones, where the bar of the page shows no note. */
export function AutomationPhoneHead({ automation }: { readonly automation: AutomationDetail }) {
  return (
    <header className="automation__phone-head">
      <h1>{automation.name}</h1>
      <AutomationNote automation={automation} muted />
    </header>
  )
}

function AutomationNote({
  automation,
  muted = false,
}: {
  readonly automation: AutomationDetail
  readonly muted?: boolean
}) {
  const { i18n } = useLingui()
  return (
    <span className={muted ? 'automation__head muted' : 'automation__head'}>
      {triggerName(i18n, automation.triggerType)}
      <AutomationStatusBadge status={automation.status} />
    </span>
  )
}

function AutomationButtons(props: { readonly automation: AutomationDetail; readonly onTrigger: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const turn = useAutomationSwitch()
  const { automation, onTrigger } = props
  const isActive = automation.status === 'active'
  return (
    <>
      <Button
        icon={isActive ? Pause : Play}
        disabledReason={offline}
        onClick={() => turn(automation, !isActive)}
      >
        {isActive ? i18n.t('Jeda') : i18n.t('Aktifkan')}
      </Button>
      <Button
        variant="primary"
        icon={Zap}
        disabledReason={offline ?? (isActive ? undefined : i18n.t('Aktifkan alur dulu'))}
        onClick={onTrigger}
      >
        {i18n.t('Masukkan lead')}
      </Button>
    </>
  )
}
