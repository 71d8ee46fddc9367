import type { LeadDetail } from '@booster/contracts/leads/leads'
import type { RunRow } from '@booster/contracts/runs'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CircleSlash, Pencil, RotateCcw, Trash2, Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { MailingBadge } from '../features/leads/mailing-badge.tsx'
import { LeadMails, LeadRuns } from '../features/leads/one/lead-history.tsx'
import { LeadConsents, LeadProfile } from '../features/leads/one/lead-profile.tsx'
import { LeadQuestion } from '../features/leads/one/lead-question.tsx'
import { LeadStanding } from '../features/leads/one/lead-standing.tsx'
import { LeftSequences } from '../features/leads/one/left-sequences.tsx'
import { useLeadCommands } from '../features/leads/one/use-lead-commands.ts'
import '../features/leads/leads.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const EditLeadDialog = lazy(async () => ({
  default: (await import('../features/leads/one/edit-lead-dialog.tsx')).EditLeadDialog,
}))
const ReactivateDialog = lazy(async () => ({
  default: (await import('../features/leads/one/reactivate-dialog.tsx')).ReactivateDialog,
}))
const RestartDialog = lazy(async () => ({
  default: (await import('../features/runs/restart-dialog.tsx')).RestartDialog,
}))

const route = getRouteApi('/frame/leads/$id')

/** `/affiliate/leads/<id>`: one person, what they get and got, and what can be done. */
export function LeadPage() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const lead = useQuery(useTRPC().lead.get.queryOptions({ id }))
  const status = factsOf(lead.error).httpStatus
  if (lead.data === undefined && (status === 404 || status === 400)) return <NoSuchLead />
  return (
    <QueryView
      query={lead}
      errorTitle={i18n.t('Lead gagal dimuat')}
      skeleton={<SkeletonRows rows={6} rowHeight={64} />}
    >
      {(data) => <OneLead key={data.id} lead={data} />}
    </QueryView>
  )
}

type Open = 'edit' | 'reactivate' | 'start' | 'unsubscribe' | 'erase' | null

function OneLead({ lead }: { readonly lead: LeadDetail }) {
  const [open, setOpen] = useState<Open>(null)
  const [restarting, setRestarting] = useState<RunRow | null>(null)
  const commands = useLeadCommands(lead)
  const close = () => setOpen(null)
  return (
    <div className="lead">
      <Head lead={lead} onOpen={setOpen} />
      <p className="lead__name">
        <strong>{lead.name}</strong>
        <MailingBadge blocked={lead.blocked} />
      </p>
      <LeadStanding
        lead={lead}
        onEdit={() => setOpen('edit')}
        onReactivate={() => setOpen('reactivate')}
        commands={commands}
      />
      <LeftSequences lead={lead} />
      <Failed lead={lead} commands={commands} />
      <div className="leads__pair">
        <LeadProfile lead={lead} />
        <LeadConsents consents={lead.consents} />
      </div>
      <LeadRuns
        leadId={lead.id}
        onRestart={lead.erasedAt === null && lead.blocked === null ? setRestarting : undefined}
      />
      <LeadMails leadId={lead.id} />
      <Suspense>
        {open === 'edit' && <EditLeadDialog lead={lead} onClose={close} />}
        {open === 'reactivate' && <ReactivateDialog commands={commands} onClose={close} />}
        {restarting !== null && <RestartDialog run={restarting} onClose={() => setRestarting(null)} />}
        {open === 'start' && <TriggerDialog leads={[lead]} onClose={close} />}
      </Suspense>
      {(open === 'unsubscribe' || open === 'erase') && (
        <LeadQuestion
          kind={open}
          lead={lead}
          onClose={close}
          onConfirm={() => {
            commands[open]()
            close()
          }}
        />
      )}
    </div>
  )
}

function Head({ lead, onOpen }: { readonly lead: LeadDetail; readonly onOpen: (open: Open) => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const erased = lead.erasedAt === null ? undefined : i18n.t('Data pribadinya sudah dihapus')
  const silent = lead.blocked === null ? undefined : i18n.t('Tidak bisa dikirimi email')
  return (
    <PageHead
      title={lead.name}
      note={<MailingBadge blocked={lead.blocked} />}
      actions={
        <>
          <ActionMenu
            label={i18n.t('Aksi untuk {name}', { name: lead.name })}
            items={[
              {
                label: i18n.t('Mulai alur'),
                icon: Zap,
                disabledReason: offline ?? erased ?? silent,
                onSelect: () => onOpen('start'),
              },
              {
                label: i18n.t('Berhenti mengirimi'),
                icon: CircleSlash,
                danger: true,
                disabledReason:
                  offline ??
                  erased ??
                  (lead.unsubscribedAt === null ? undefined : i18n.t('Sudah berhenti langganan')),
                onSelect: () => onOpen('unsubscribe'),
              },
              {
                label: i18n.t('Hapus data pribadi'),
                icon: Trash2,
                danger: true,
                disabledReason: offline ?? erased,
                onSelect: () => onOpen('erase'),
              },
            ]}
          />
          <Button
            variant="primary"
            icon={Pencil}
            disabledReason={offline ?? erased}
            onClick={() => onOpen('edit')}
          >
            {i18n.t('Ubah')}
          </Button>
        </>
      }
    />
  )
}

/** Failed mails can be tried again from here once nothing stands against the address. */
function Failed(props: { readonly lead: LeadDetail; readonly commands: ReturnType<typeof useLeadCommands> }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { lead, commands } = props
  if (lead.failedJobs === 0 || lead.erasedAt !== null) return null
  return (
    <Banner
      tone="warning"
      title={i18n.t('{count} email untuk lead ini gagal', { count: lead.failedJobs })}
      actions={
        <Button
          size="sm"
          icon={RotateCcw}
          busy={commands.isRetrying}
          disabledReason={offline ?? (lead.blocked === null ? undefined : i18n.t('Perbaiki alamatnya dulu'))}
          onClick={commands.retryFailed}
        >
          {i18n.t('Coba ulang {count}', { count: lead.failedJobs })}
        </Button>
      }
    />
  )
}

function NoSuchLead() {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={i18n.t({ id: 'nav.leads', message: 'Lead' })} />
      <NoSuchThing
        title={i18n.t('Lead ini tidak ada')}
        back={<ButtonLink href={AFFILIATE_PATHS.leads}>{i18n.t('Ke daftar lead')}</ButtonLink>}
      />
    </>
  )
}
