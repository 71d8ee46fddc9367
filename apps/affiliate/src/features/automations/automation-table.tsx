import type { AutomationRow } from '@booster/contracts/automations/automations'
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
import { AFFILIATE_PATHS, reportHref } from '@booster/web/address/paths'
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
          <Th num>{i18n.t('Lead aktif')}</Th>
          <Th num>{i18n.t('Terkirim')}</Th>
          <Th num>{i18n.t('Gagal')}</Th>
          <Th>{i18n.t('14 hari')}</Th>
          <Th>{i18n.t('Terakhir mengirim')}</Th>
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

type RowProps = { readonly automation: AutomationRow }

function Row({ automation }: RowProps) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const trigger = triggerName(i18n, automation.triggerType)
  return (
    <Tr>
      <Td phone="main">
        <CellLines
          main={<UiLink href={`${AFFILIATE_PATHS.automations}/${automation.id}`}>{automation.name}</UiLink>}
          sub={trigger}
        />
      </Td>
      <Td phone="state">
        <State automation={automation} />
      </Td>
      <Td phone="flow" className="only-on-cards">
        {i18n.t('{trigger} · {steps} langkah · {runs} lead aktif', {
          trigger,
          steps: automation.steps,
          runs: formatNumber(automation.activeRuns, locale),
        })}
      </Td>
      <Counts automation={automation} />
      <Td phone="when">
        <SentPerDay automation={automation} />
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

function State({ automation }: RowProps) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const turn = useAutomationSwitch()
  return (
    <span className="automations__state">
      <Switch
        label={i18n.t('Alur {name} aktif', { name: automation.name })}
        checked={automation.status === 'active'}
        disabled={automation.status === 'archived' || offline !== undefined}
        onCheckedChange={(isOn) => turn(automation, isOn)}
      />
      <AutomationStatusBadge status={automation.status} />
    </span>
  )
}

/** Steps, leads on the way, sent and failed: each number leads to the list behind it. */
function Counts({ automation: { id, steps, activeRuns, sent, failed } }: RowProps) {
  return (
    <>
      <Td num>
        <Num value={steps} />
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.runs, { automation: id, status: 'active' })}>
          <Num value={activeRuns} />
        </UiLink>
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { automation: id, status: 'completed' })}>
          <Num value={sent} />
        </UiLink>
      </Td>
      <Td num>
        <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { automation: id, status: 'failed' })}>
          <Num value={failed} />
        </UiLink>
      </Td>
    </>
  )
}

/** The last two weeks; leads to the report. */
function SentPerDay({ automation: { id, name, sparkline } }: RowProps) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const sent = sparkline.reduce((sum, value) => sum + value, 0)
  return (
    <UiLink href={reportHref(id)}>
      <span className="visually-hidden">{i18n.t('Laporan {name}', { name })}: </span>
      <Sparkline
        values={sparkline}
        summary={i18n.t('{count} terkirim dalam 14 hari', { count: formatNumber(sent, locale) })}
      />
    </UiLink>
  )
}
