import type { Overview } from '@booster/contracts/overview'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Card, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, ASK_FOR_CREDIT } from '@booster/web/address/paths'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { AtSign, CircleCheck, Coins, type LucideIcon, Play, Workflow, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAddOneself } from './use-add-oneself.ts'

type Step = {
  readonly isDone: boolean
  readonly icon: LucideIcon
  readonly title: string
  readonly note: string
  readonly action: ReactNode
}

/** What a newcomer does first, up to the first mail to their own address; each step ticks itself off. */
export function FirstSteps(props: {
  readonly checklist: Overview['checklist']
  readonly onTrigger: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const addOneself = useAddOneself()
  const { checklist, onTrigger } = props
  const wayIn = (
    <>
      <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.forms, { create: 1 })}>
        {i18n.t('Buat formulir')}
      </ButtonLink>
      <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.leads, { create: 1 })}>
        {i18n.t('Tambah lead')}
      </ButtonLink>
      <Button size="sm" busy={addOneself.isPending} disabledReason={offline} onClick={addOneself.add}>
        {i18n.t('Pakai alamat saya')}
      </Button>
    </>
  )
  const steps = stepsOf(i18n, checklist, {
    wayIn,
    firstMail: <FirstMail checklist={checklist} onTrigger={onTrigger} />,
  })
  const title = i18n.t('Mulai dalam {total} langkah', { total: steps.length })
  const done = steps.filter((step) => step.isDone).length
  return (
    <Card className="first-steps">
      <CardHead title={title} note={i18n.t('{done} dari {total} selesai', { done, total: steps.length })} />
      <List label={title}>
        {steps.map((step, index) => (
          <ListRow
            key={step.title}
            icon={step.isDone ? CircleCheck : step.icon}
            tone={step.isDone ? 'completed' : 'info'}
            title={`${index + 1}. ${step.title}`}
            note={step.isDone ? i18n.t('Selesai') : step.note}
          >
            {step.isDone ? undefined : step.action}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

/** The way to the first mail: what waits, who can be put in, or the form that brings somebody. */
function FirstMail(props: { readonly checklist: Overview['checklist']; readonly onTrigger: () => void }) {
  const { i18n } = useLingui()
  const { hasRun, hasLead, hasOpenForm } = props.checklist
  if (hasRun) {
    return (
      <ButtonLink size="sm" href={AFFILIATE_PATHS.jobs}>
        {i18n.t('Lihat antrean')}
      </ButtonLink>
    )
  }
  if (hasOpenForm && !hasLead) {
    return (
      <ButtonLink size="sm" href={AFFILIATE_PATHS.forms}>
        {i18n.t('Lihat formulir')}
      </ButtonLink>
    )
  }
  return (
    <Button size="sm" onClick={props.onTrigger}>
      {i18n.t('Masukkan lead')}
    </Button>
  )
}

function stepsOf(
  i18n: I18n,
  checklist: Overview['checklist'],
  actions: { readonly wayIn: ReactNode; readonly firstMail: ReactNode },
): readonly Step[] {
  const { hasCredit, hasAutomation, hasActive, hasLead, hasOpenForm, hasSent } = checklist
  return [
    {
      isDone: hasCredit,
      icon: Coins,
      title: i18n.t('Isi kredit'),
      note: i18n.t('Satu email memakai satu kredit.'),
      action: (
        <ButtonLink size="sm" href={ASK_FOR_CREDIT}>
          {i18n.t('Minta isi ulang')}
        </ButtonLink>
      ),
    },
    {
      isDone: hasAutomation,
      icon: Workflow,
      title: i18n.t('Buat alur email'),
      note: i18n.t('Mulai dari salah satu dari empat templat.'),
      action: (
        <ButtonLink size="sm" href={hrefOf(AFFILIATE_PATHS.automations, { create: 1 })}>
          {i18n.t('Buat alur')}
        </ButtonLink>
      ),
    },
    {
      isDone: hasActive,
      icon: Play,
      title: i18n.t('Aktifkan alur'),
      note: i18n.t('Hanya alur yang aktif menerima lead dan mengirim email.'),
      action: (
        <ButtonLink size="sm" href={AFFILIATE_PATHS.automations}>
          {i18n.t('Lihat alur')}
        </ButtonLink>
      ),
    },
    {
      isDone: hasLead || hasOpenForm,
      icon: AtSign,
      title: i18n.t('Siapkan penerima pertama'),
      note: i18n.t('Lewat formulir, satu per satu, atau dengan alamat Anda sendiri untuk mencoba.'),
      action: actions.wayIn,
    },
    {
      isDone: hasSent,
      icon: Zap,
      title: i18n.t('Kirim email pertama'),
      note:
        hasOpenForm && !hasLead
          ? i18n.t('Bagikan formulirnya, atau isi sendiri: yang mendaftar langsung masuk alur.')
          : i18n.t('Masukkan lead itu ke alur dan lihat emailnya berangkat.'),
      action: actions.firstMail,
    },
  ]
}
