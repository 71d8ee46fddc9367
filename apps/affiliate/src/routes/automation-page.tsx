import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { Facts } from '@booster/ui/data/facts'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { AutomationNumbers, useAutomationNumbers } from '../features/automations/automation-numbers.tsx'
import { NoSuchAutomation } from '../features/automations/no-such-automation.tsx'
import { rulesOf } from '../features/automations/rule-words.ts'
import { StartingForms } from '../features/automations/starting-forms.tsx'
import { Editor } from '../features/editor/editor.tsx'
import { EditorSkeleton } from '../features/editor/editor-skeleton.tsx'
import '../features/automations/automations.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const route = getRouteApi('/frame/automation/$id')

/** `/affiliate/automation/<id>`: the editor of one sequence, with its numbers and its rules. */
export function AutomationPage() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const [triggering, setTriggering] = useState(false)
  const detail = useQuery(useTRPC().automation.get.queryOptions({ id }))
  const status = factsOf(detail.error).httpStatus
  if (detail.data === undefined && (status === 404 || status === 400))
    return <NoSuchAutomation title={i18n.t('Alur Email')} />
  return (
    <>
      <QueryView query={detail} errorTitle={i18n.t('Alur gagal dimuat')} skeleton={<EditorSkeleton />}>
        {(automation) => (
          <Editor
            automation={automation}
            onTrigger={() => setTriggering(true)}
            about={<AboutAutomation automation={automation} />}
          />
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

/** What the sequence did so far, what starts it, and how it behaves. */
function AboutAutomation({ automation }: { readonly automation: AutomationDetail }) {
  const { i18n } = useLingui()
  const numbers = useAutomationNumbers(automation.id)
  return (
    <>
      <AutomationNumbers id={automation.id} numbers={numbers} />
      {automation.triggerType === 'AFTER_OPTIN' && <StartingForms automation={automation} />}
      <Card>
        <CardHead title={i18n.t('Aturan')} />
        <CardBody>
          <Facts facts={rulesOf(i18n, automation)} />
        </CardBody>
      </Card>
    </>
  )
}
