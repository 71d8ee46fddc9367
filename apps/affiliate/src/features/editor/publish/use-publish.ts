import { toast } from '@booster/ui/feedback/toast'
import { useTRPCClient } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Check, Play, Trash2 } from 'lucide-react'
import { jumpTo } from '../preview/jump-to.ts'
import type { DraftSession } from '../state/draft-session.ts'
import { useEditor } from '../state/editor-context.ts'

const FIELDS = {
  delayMinutes: 'delay',
  emailSubject: 'subject',
  preheader: 'preheader',
  emailBody: 'body',
} as const

/** Publishes, drops, or switches on; each saves first what is not saved yet. */
export function usePublish() {
  const { i18n } = useLingui()
  const { automation, session } = useEditor()
  const { id } = automation
  const client = useTRPCClient()
  const refreshAll = useRefreshAll()
  const fail = useFail()
  const publish = useMutation({
    mutationFn: async () => {
      await saveAll(session)
      return client.automation.publish.mutate({ id, revision: session.getView().draft.revision })
    },
    onSuccess: async ({ version }) => {
      toast.show({ text: i18n.t('Versi {version} berlaku', { version }), icon: Check })
      session.receive(await client.automation.draft.query({ id }))
    },
    onError: fail,
    onSettled: refreshAll,
  })
  const discard = useMutation({
    mutationFn: async () => {
      // What is thrown away is kept by the server for a while, so it has to get there first.
      await saveAll(session)
      const { revision } = session.getView().draft
      if (revision > 0) await client.automation.discardDraft.mutate({ id, revision })
      session.receive(await client.automation.draft.query({ id }))
    },
    onSuccess: () =>
      toast.undo({
        text: i18n.t('Draf dibuang'),
        icon: Trash2,
        onUndo: () => session.dispatch({ type: 'undo' }),
      }),
    onError: fail,
    onSettled: refreshAll,
  })
  const activate = useMutation({
    mutationFn: () => client.automation.setStatus.mutate({ id, status: 'active' }),
    onSuccess: () =>
      toast.show({ text: i18n.t('Alur "{name}" aktif', { name: automation.name }), icon: Play }),
    onError: fail,
    onSettled: refreshAll,
  })
  return { publish, discard, activate }
}

/** Somebody else's draft came in between, or the server does not answer: nothing is published. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved'
}

async function saveAll(session: DraftSession): Promise<void> {
  if (!(await session.flush())) throw new NotSaved('The draft is not on the server')
}

/** Says what went wrong, and leads to the field where the server names one. */
function useFail(): (error: unknown) => void {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const showFailure = useShowFailure()
  return (error) => {
    if (error instanceof NotSaved)
      return toast.error({ text: i18n.t('Draf belum tersimpan, jadi belum diterapkan.') })
    const { reason, field } = factsOf(error)
    if (reason === 'DRAFT_CHANGED') void session.refresh()
    const [list, place = '', name = ''] = field?.split('.') ?? []
    const step = list === 'steps' ? session.getView().draft.steps[Number(place)] : undefined
    if (step !== undefined) {
      session.dispatch({ type: 'select', id: step.id })
      jumpTo(FIELDS[name as keyof typeof FIELDS] ?? 'subject')
    }
    showFailure(error)
  }
}
