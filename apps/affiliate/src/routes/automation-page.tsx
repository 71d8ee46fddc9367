import { ButtonLink } from '@booster/ui/controls/button-link'
import { Facts } from '@booster/ui/data/facts'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { AutomationHead, AutomationPhoneHead } from '../features/automations/automation-head.tsx'
import { AutomationNumbers, useAutomationNumbers } from '../features/automations/automation-numbers.tsx'
import { rulesOf } from '../features/automations/rule-words.ts'
import { StartingForms } from '../features/automations/starting-forms.tsx'
import { StepList } from '../features/automations/step-list.tsx'
import '../features/automations/automations.css'

const TriggerDialog = lazy(async () => ({
  default: (await import('../features/trigger/trigger-dialog.tsx')).TriggerDialog,
}))

const route = getRouteApi('/frame/automation/$id')

/** `/affiliate/automation/<id>`: the steps of one sequence with their delays, its numbers and its rules. */
export function AutomationPage() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const [triggering, setTriggering] = useState(false)
  const detail = useQuery(useTRPC().automation.get.queryOptions({ id }))
  const numbers = useAutomationNumbers(id)
  const status = factsOf(detail.error).httpStatus
  if (detail.data === undefined && (status === 404 || status === 400)) return <NoSuchAutomation />
  return (
    <>
      <AutomationHead automation={detail.data} onTrigger={() => setTriggering(true)} />
      <QueryView
        query={detail}
        errorTitle={i18n.t('Alur gagal dimuat')}
        skeleton={<SkeletonRows rows={5} rowHeight={84} />}
      >
        {(automation) => (
          <div className="automation">
            <AutomationPhoneHead automation={automation} />
            <StepList automation={automation} />
            <div className="automation__side">
              <AutomationNumbers id={automation.id} numbers={numbers} />
              {automation.triggerType === 'AFTER_OPTIN' && <StartingForms automation={automation} />}
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

function NoSuchAutomation() {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={i18n.t('Alur Email')} />
      <EmptyState
        kind="never-used"
        title={i18n.t('Alur ini tidak ada')}
        action={<ButtonLink href={AFFILIATE_PATHS.automations}>{i18n.t('Semua alur')}</ButtonLink>}
      >
        {i18n.t('Mungkin sudah dihapus, atau milik akun lain.')}
      </EmptyState>
    </>
  )
}
