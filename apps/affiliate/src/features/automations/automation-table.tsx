import type { AutomationRow } from '@booster/contracts/automation'
import { Sparkline } from '@booster/ui/charts/sparkline'
import { UiLink } from '@booster/ui/controls/link'
import { Switch } from '@booster/ui/controls/switch'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { AutomationStatusBadge } from '@booster/ui/status/automation-status-badge'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { useAutomationSwitch } from './use-automation-switch.ts'

/** One row per sequence: on or off, who is on the way, what was sent, how the last 14 days went. */
export function AutomationTable({ automations }: { readonly automations: readonly AutomationRow[] }) {
  const { i18n } = useLingui()
  return (
    <Table label={i18n.t('Alur Email')} cards>
      <thead>
        <tr>
          <Th>{i18n.t('Alur')}</Th>
          <Th>{i18n.t('Aktif')}</Th>
          <Th num>{i18n.t('Langkah')}</Th>
          <Th num>{i18n.t('Lead berjalan')}</Th>
          <Th num>{i18n.t('Terkirim')}</Th>
          <Th num>{i18n.t('Gagal')}</Th>
          <Th>{i18n.t('14 hari')}</Th>
          <Th>{i18n.t('Terakhir jalan')}</Th>
        </tr>
      </thead>
      <tbody>
        {automations.map((automation) => (
          <Row key={automation.id} automation={automation} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ automation }: { readonly automation: AutomationRow }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const turn = useAutomationSwitch()
  const href = `${AFFILIATE_PATHS.automations}/${automation.id}`
  const isArchived = automation.status === 'archived'
  const toggle = (
    <Switch
      label={i18n.t('Alur {name} aktif', { name: automation.name })}
      checked={automation.status === 'active'}
      disabled={isArchived || offline !== undefined}
      onCheckedChange={(isOn) => turn(automation, isOn)}
    />
  )
  return (
    <Tr>
      <Td phone="main">
        <CellLines
          main={<UiLink href={href}>{automation.name}</UiLink>}
          sub={triggerName(i18n, automation.triggerType)}
        />
      </Td>
      <Td phone="state">
        <span className="automations__state">
          {toggle}
          <AutomationStatusBadge status={automation.status} />
        </span>
      </Td>
      <Td phone="flow" className="automations__card-line">
        {i18n.t('{trigger} · {steps} langkah · {runs} lead berjalan', {
          trigger: triggerName(i18n, automation.triggerType),
          steps: automation.steps,
          runs: formatNumber(automation.activeRuns, locale),
        })}
      </Td>
      <Td num>
        <Num value={automation.steps} />
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.runs, { automation: automation.id, status: 'active' })}>
          <Num value={automation.activeRuns} />
        </UiLink>
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { automation: automation.id, status: 'completed' })}>
          <Num value={automation.sent} />
        </UiLink>
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { automation: automation.id, status: 'failed' })}>
          <Num value={automation.failed} />
        </UiLink>
      </Td>
      <Td phone="when">
        <Sparkline
          values={automation.sparkline}
          summary={i18n.t('{count} terkirim dalam 14 hari', {
            count: formatNumber(
              automation.sparkline.reduce((sum, value) => sum + value, 0),
              locale,
            ),
          })}
        />
      </Td>
      <Td phone="action" className="automations__sent">
        {i18n.t('{sent} terkirim, {failed} gagal', {
          sent: formatNumber(automation.sent, locale),
          failed: formatNumber(automation.failed, locale),
        })}
      </Td>
      <Td>
        {automation.lastExecutedAt === null ? (
          <span className="muted">{i18n.t('belum pernah')}</span>
        ) : (
          <Time at={automation.lastExecutedAt} />
        )}
      </Td>
    </Tr>
  )
}
