import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { UiLink } from '@booster/ui/controls/link'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'

/** The forms whose visitors enter this sequence. */
export function StartingForms({ automation }: { readonly automation: AutomationDetail }) {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().form.list.queryOptions())
  return (
    <Card>
      <CardHead title={i18n.t('Dimulai oleh formulir')} />
      <CardBody>
        <QueryView
          query={list}
          errorTitle={i18n.t('Formulir gagal dimuat')}
          skeleton={<SkeletonRows rows={1} rowHeight={32} />}
          isEmpty={(data) => startersOf(data.forms, automation).length === 0}
          empty={
            <div className="starting-forms__none">
              <p className="muted">{i18n.t('Belum ada formulir yang memulai alur ini.')}</p>
              <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.forms, { create: '1' })}>
                {i18n.t('Buat formulir')}
              </ButtonLink>
            </div>
          }
        >
          {(data) => (
            <ul className="starting-forms">
              {startersOf(data.forms, automation).map((form) => (
                <li key={form.id}>
                  <UiLink href={`${AFFILIATE_PATHS.forms}/${form.id}`}>{form.title}</UiLink>
                  {!form.active && <span className="muted small"> {i18n.t('(ditutup)')}</span>}
                </li>
              ))}
            </ul>
          )}
        </QueryView>
      </CardBody>
    </Card>
  )
}

/** A form without a sequence of its own starts every one. */
function startersOf<Form extends { readonly automation: { readonly id: string } | null }>(
  forms: readonly Form[],
  { id }: AutomationDetail,
): readonly Form[] {
  return forms.filter(({ automation }) => automation === null || automation.id === id)
}
