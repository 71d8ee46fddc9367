import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AutomationStatusBadge } from '@booster/ui/status/automation-status-badge'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Pause, Play, Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { rulesOf } from '../features/automations/rule-words.ts'
import { StepList } from '../features/automations/step-list.tsx'
import { useAutomationSwitch } from '../features/automations/use-automation-switch.ts'
import '../features/automations/automations.css'

const TriggerDialog = lazy(async () => ({
  default: (await import('../features/trigger/trigger-dialog.tsx')).TriggerDialog,
}))

const route = getRouteApi('/frame/automation/$id')

/** `/affiliate/automation/<id>`: the steps of one sequence with their delays, its numbers and its rules. */
export function AutomationPage() {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const offline = useOfflineReason()
  const { id } = route.useParams()
  const [triggering, setTriggering] = useState(false)
  const turn = useAutomationSwitch()
  const detail = useQuery(trpc.automation.get.queryOptions({ id }))
  const list = useQuery(trpc.automation.list.queryOptions())
  const numbers = list.data?.automations.find((row) => row.id === id)
  const { data } = detail
  const status = factsOf(detail.error).httpStatus
  if (data === undefined && (status === 404 || status === 400)) {
    return (
      <EmptyState
        kind="never-used"
        title={i18n.t('Alur ini tidak ada')}
        action={<ButtonLink href={AFFILIATE_PATHS.automations}>{i18n.t('Semua alur')}</ButtonLink>}
      >
        {i18n.t('Mungkin sudah dihapus, atau milik akun lain.')}
      </EmptyState>
    )
  }
  const isActive = data?.status === 'active'
  return (
    <>
      <PageHead
        title={data?.name ?? i18n.t('Alur Email')}
        note={
          data === undefined ? undefined : (
            <span className="automation__head">
              {triggerName(i18n, data.triggerType)}
              <AutomationStatusBadge status={data.status} />
            </span>
          )
        }
        actions={
          data === undefined || data.status === 'archived' ? undefined : (
            <>
              <Button
                icon={isActive ? Pause : Play}
                disabledReason={offline}
                onClick={() => turn(data, !isActive)}
              >
                {isActive ? i18n.t('Jeda') : i18n.t('Aktifkan')}
              </Button>
              <Button
                variant="primary"
                icon={Zap}
                disabledReason={offline ?? (isActive ? undefined : i18n.t('Aktifkan alur dulu'))}
                onClick={() => setTriggering(true)}
              >
                {i18n.t('Picu manual')}
              </Button>
            </>
          )
        }
      />
      <QueryView
        query={detail}
        errorTitle={i18n.t('Alur gagal dimuat')}
        skeleton={<SkeletonRows rows={5} rowHeight={84} />}
      >
        {(automation) => (
          <div className="automation">
            <header className="automation__phone-head">
              <h1>{automation.name}</h1>
              <span className="automation__head muted">
                {triggerName(i18n, automation.triggerType)}
                <AutomationStatusBadge status={automation.status} />
              </span>
            </header>
            <StepList automation={automation} />
            <div className="automation__side">
              <Card>
                <CardHead title={i18n.t('Angka')} />
                <CardBody>
                  <Facts
                    facts={[
                      { term: i18n.t('Terkirim'), value: numberOf(numbers?.sent), num: true },
                      { term: i18n.t('Gagal'), value: numberOf(numbers?.failed), num: true },
                      { term: i18n.t('Menunggu'), value: numberOf(numbers?.pending), num: true },
                      { term: i18n.t('Ditahan'), value: numberOf(numbers?.held), num: true },
                      { term: i18n.t('Lead berjalan'), value: numberOf(numbers?.activeRuns), num: true },
                      {
                        term: i18n.t('Kirim berikutnya'),
                        value:
                          numbers?.nextDueAt == null ? '–' : <Time at={numbers.nextDueAt} explain={false} />,
                        num: true,
                      },
                    ]}
                  />
                  <p className="automation__links">
                    <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.jobs, { automation: automation.id })}>
                      {i18n.t('Lihat antrean')}
                    </ButtonLink>
                    <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.runs, { automation: automation.id })}>
                      {i18n.t('Lihat perjalanan')}
                    </ButtonLink>
                  </p>
                </CardBody>
              </Card>
              <Card>
                <CardHead title={i18n.t('Aturan')} />
                <CardBody>
                  <Facts facts={rulesOf(i18n, automation)} />
                </CardBody>
              </Card>
            </div>
          </div>
        )}
      </QueryView>
      {triggering && (
        <Suspense>
          <TriggerDialog automationId={id} onClose={() => setTriggering(false)} />
        </Suspense>
      )}
    </>
  )
}

function numberOf(value: number | undefined) {
  return value === undefined ? '–' : <Num value={value} />
}
