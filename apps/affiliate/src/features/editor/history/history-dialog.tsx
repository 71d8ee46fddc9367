import type { keptDrafts } from '@booster/contracts/automations/drafts'
import { Button } from '@booster/ui/controls/button'
import { Time } from '@booster/ui/data/time'
import { QueryView } from '@booster/ui/feedback/query-view'
import { toast } from '@booster/ui/feedback/toast'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { Step } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { listAside } from '../state/put-aside.ts'
import { authorWords } from './author-words.ts'
import { StepDifferences } from './step-differences.tsx'

/** The versions and the drafts that were put aside: what differs from the draft, and the way back to them. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const trpc = useTRPC()
  const versions = useQuery(trpc.automation.versions.queryOptions({ id: automation.id }))
  const kept = useQuery(trpc.automation.keptDrafts.queryOptions({ id: automation.id }))
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Riwayat versi')}
      description={i18n.t(
        'Memulihkan versi lama membuatnya menjadi draf; yang berlaku baru berubah saat diterapkan.',
      )}
      footer={<Button onClick={onClose}>{i18n.t('Tutup')}</Button>}
    >
      <QueryView query={versions} errorTitle={i18n.t('Riwayat gagal dimuat')}>
        {({ versions: rows }) => (
          <ul className="history">
            {rows.map((row) => (
              <VersionEntry key={row.version} version={row.version} onClose={onClose}>
                <EntryWords
                  title={i18n.t('Versi {version}', { version: row.version })}
                  steps={row.steps}
                  at={row.publishedAt}
                  author={authorWords(i18n, row.author)}
                />
              </VersionEntry>
            ))}
          </ul>
        )}
      </QueryView>
      <PutAside kept={kept.data?.drafts ?? []} onClose={onClose} />
    </Dialog>
  )
}

/** Drafts that another one took the place of: on the server, and one's own in this browser. */
function PutAside(props: {
  readonly kept: z.infer<typeof keptDrafts>['drafts']
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const { place } = useEditor()
  const { kept, onClose } = props
  const [own] = useState(() => listAside(localStorage, place))
  if (kept.length === 0 && own.length === 0) return null
  return (
    <>
      <h3>{i18n.t('Draf yang disisihkan')}</h3>
      <ul className="history">
        {own.map((draft) => (
          <Entry key={draft.at} steps={draft.steps} onClose={onClose}>
            <EntryWords
              title={i18n.t('Draf Anda di browser ini')}
              steps={draft.steps.length}
              at={new Date(draft.at).toISOString()}
              author={i18n.t('Anda')}
            />
          </Entry>
        ))}
        {kept.map((draft) => (
          <Entry key={draft.id} steps={draft.steps} onClose={onClose}>
            <EntryWords
              title={draft.reason === 'discarded' ? i18n.t('Draf yang dibuang') : i18n.t('Draf yang diganti')}
              steps={draft.steps.length}
              at={draft.savedAt}
              author={authorWords(i18n, draft.author)}
            />
          </Entry>
        ))}
      </ul>
    </>
  )
}

function EntryWords(props: {
  readonly title: string
  readonly steps: number
  readonly at: string
  readonly author: string
}) {
  const { i18n } = useLingui()
  return (
    <>
      <span className="cell-main">
        {props.title} · {i18n.t('{count} langkah', { count: props.steps })}
      </span>
      <span className="cell-sub">
        <Time at={props.at} form="day" /> · {props.author}
      </span>
    </>
  )
}

function VersionEntry(props: {
  readonly version: number
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { automation } = useEditor()
  const [isWanted, setWanted] = useState(false)
  const view = useQuery(
    useTRPC().automation.version.queryOptions(
      { id: automation.id, version: props.version },
      { enabled: isWanted, staleTime: Number.POSITIVE_INFINITY },
    ),
  )
  return (
    <Entry steps={view.data?.steps} onOpen={() => setWanted(true)} onClose={props.onClose}>
      {props.children}
    </Entry>
  )
}

function Entry(props: {
  /** Undefined: still to be fetched. */
  readonly steps: readonly Step[] | undefined
  readonly onOpen?: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { i18n } = useLingui()
  const { isReadOnly, session } = useEditor()
  const ours = useSessionView(({ draft }) => draft.steps)
  const { steps, onOpen, onClose, children } = props
  const [isOpen, setOpen] = useState(false)
  const restore = () => {
    if (steps === undefined) return
    session.dispatch({ type: 'replace', steps })
    onClose()
    toast.undo({
      text: i18n.t('Dipulihkan sebagai draf'),
      icon: History,
      onUndo: () => session.dispatch({ type: 'undo' }),
    })
  }
  return (
    <li className="history__entry">
      <div className="history__head">
        <div className="list__text">{children}</div>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={isOpen}
          onClick={() => {
            onOpen?.()
            setOpen(!isOpen)
          }}
        >
          {isOpen ? i18n.t('Tutup bedanya') : i18n.t('Lihat bedanya')}
        </Button>
      </div>
      {isOpen && steps !== undefined && (
        <>
          <p className="muted small">{i18n.t('Dicoret: draf sekarang. Digarisbawahi: yang ini.')}</p>
          <StepDifferences from={ours} to={steps} />
          {!isReadOnly && (
            <Button size="sm" onClick={restore}>
              {i18n.t('Pulihkan sebagai draf')}
            </Button>
          )}
        </>
      )}
    </li>
  )
}
