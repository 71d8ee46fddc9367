import type { AutomationRow } from '@booster/contracts/automations/automations'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, reportHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'

/** The numbers of one sequence stand in the list of all. */
export function useAutomationNumbers(id: string): AutomationRow | undefined {
  const list = useQuery(useTRPC().automation.list.queryOptions())
  return list.data?.automations.find((row) => row.id === id)
}

/** What one sequence has sent and what it still has to send. */
export function AutomationNumbers(props: {
  readonly id: string
  readonly numbers: AutomationRow | undefined
}) {
  const { i18n } = useLingui()
  const { id, numbers } = props
  const next = numbers?.nextDueAt ?? null
  return (
    <Card>
      <CardHead title={i18n.t('Statistik')} />
      <CardBody>
        <Facts
          facts={[
            { term: i18n.t('Terkirim'), value: numberOf(numbers?.sent), num: true },
            { term: i18n.t('Gagal'), value: numberOf(numbers?.failed), num: true },
            { term: i18n.t('Menunggu'), value: numberOf(numbers?.pending), num: true },
            { term: i18n.t('Ditahan'), value: numberOf(numbers?.held), num: true },
            { term: i18n.t('Lead aktif'), value: numberOf(numbers?.activeRuns), num: true },
            {
              term: i18n.t('Kirim berikutnya'),
              value: next === null ? '–' : <Time at={next} explain={false} />,
              num: true,
            },
          ]}
        />
        <p className="automation__links">
          <ButtonLink size="sm" href={reportHref(id)}>
            {i18n.t('Laporan')}
          </ButtonLink>
          <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.jobs, { automation: id })}>
            {i18n.t('Lihat antrean')}
          </ButtonLink>
          <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.runs, { automation: id })}>
            {i18n.t('Lihat progres')}
          </ButtonLink>
        </p>
      </CardBody>
    </Card>
  )
}

function numberOf(value: number | undefined) {
  return value === undefined ? '–' : <Num value={value} />
}
