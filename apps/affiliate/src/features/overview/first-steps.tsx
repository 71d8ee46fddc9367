import type { Overview } from '@booster/contracts/overview'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Card, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { CircleCheck, Coins, Workflow, Zap } from 'lucide-react'

/** What a newcomer does first: credit, a sequence, a trial. */
export function FirstSteps(props: {
  readonly checklist: Overview['checklist']
  readonly onTrigger: () => void
}) {
  const { i18n } = useLingui()
  const { hasCredit, hasAutomation, hasRun } = props.checklist
  const done = [hasCredit, hasAutomation, hasRun].filter(Boolean).length
  const look = (isDone: boolean, icon: typeof Coins) =>
    isDone ? ({ icon: CircleCheck, tone: 'completed' } as const) : ({ icon, tone: 'info' } as const)
  return (
    <Card className="first-steps">
      <CardHead
        title={i18n.t('Mulai dalam 3 langkah')}
        note={i18n.t('{done} dari {total} selesai', { done, total: 3 })}
      />
      <List label={i18n.t('Mulai dalam 3 langkah')}>
        <ListRow
          {...look(hasCredit, Coins)}
          title={i18n.t('1. Isi kredit')}
          note={
            hasCredit
              ? i18n.t('Selesai')
              : i18n.t('Satu email memakai satu kredit. Minta isi ulang ke admin.')
          }
        >
          {!hasCredit && (
            <ButtonLink size="sm" href={AFFILIATE_PATHS.credits}>
              {i18n.t('Lihat kredit')}
            </ButtonLink>
          )}
        </ListRow>
        <ListRow
          {...look(hasAutomation, Workflow)}
          title={i18n.t('2. Buat alur email')}
          note={
            hasAutomation
              ? i18n.t('Selesai')
              : i18n.t('Mulai dari salah satu templat; isinya bisa diubah nanti.')
          }
        >
          {!hasAutomation && (
            <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.automations, { create: 1 })}>
              {i18n.t('Buat alur')}
            </ButtonLink>
          )}
        </ListRow>
        <ListRow
          {...look(hasRun, Zap)}
          title={i18n.t('3. Kirim percobaan')}
          note={
            hasRun ? i18n.t('Selesai') : i18n.t('Masukkan satu lead ke alur dan lihat emailnya berangkat.')
          }
        >
          {!hasRun && (
            <Button size="sm" onClick={props.onTrigger}>
              {i18n.t('Masukkan lead')}
            </Button>
          )}
        </ListRow>
      </List>
    </Card>
  )
}
