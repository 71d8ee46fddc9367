import type { AutomationStatus } from '@booster/engine/domain/automation'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPCClient } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { shortFailure } from '@booster/web/words/failure-words'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, Check, Pause, Play, Send } from 'lucide-react'
import { useEditor, useSelectedPlace } from '../state/editor-context.ts'
import { saveAsFile } from './save-as-file.ts'

export type EditorActions = ReturnType<typeof useEditorActions>

/** What can be done with the whole sequence. */
export function useEditorActions() {
  const { i18n } = useLingui()
  const { automation, session } = useEditor()
  const place = useSelectedPlace()
  const client = useTRPCClient()
  const refreshAll = useRefreshAll()
  const showFailure = useShowFailure()
  const navigate = useNavigate()
  const { id, name } = automation
  const test = useMutation({
    mutationFn: async (leadId: string | null) => {
      await session.flush()
      return client.automation.sendTest.mutate({ id, stepOrder: (place ?? 0) + 1, leadId })
    },
    onSuccess: (sent) => {
      if (sent.kind !== 'sent') return toast.error({ text: testFailure(i18n, sent) })
      toast.show({ text: i18n.t('Email uji dikirim ke {to}. Tanpa kredit.', { to: sent.to }), icon: Send })
    },
    onError: showFailure,
  })
  const duplicate = useMutation({
    mutationFn: async () => client.automation.duplicate.mutate({ id }),
    onSuccess: (copy) => {
      toast.show({ text: i18n.t('Alur "{name}" digandakan', { name }), icon: Check })
      refreshAll()
      void navigate({ to: '/automation/$id', params: { id: copy.id } })
    },
    onError: showFailure,
  })
  const exportFile = useMutation({
    mutationFn: async () => saveAsFile(await client.automation.file.query({ id })),
    onError: showFailure,
  })
  const changeStatus = useChangeStatus()
  const testRefusal = place === null ? i18n.t('Pilih langkah dulu') : undefined
  return { test, testRefusal, duplicate, exportFile, setStatus: changeStatus }
}

/** What the provider's answer means for the mail, and the answer in words. */
function testFailure(
  i18n: I18n,
  {
    kind,
    code,
    reason: serverSays,
  }: { readonly kind: 'not-sent' | 'unconfirmed'; readonly code: string; readonly reason: string },
): string {
  const reason = shortFailure(i18n, code, serverSays)
  return kind === 'unconfirmed'
    ? i18n.t('Belum pasti apakah email uji terkirim: {reason}. Periksa kotak masuk Anda dulu.', { reason })
    : i18n.t('Email uji tidak terkirim: {reason}. Coba lagi beberapa menit lagi.', { reason })
}

type SettableStatus = Exclude<AutomationStatus, 'draft'>

const ICONS = { active: Play, paused: Pause, archived: Archive }

/** Done at once, with a way back. */
function useChangeStatus(): (status: SettableStatus) => void {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const client = useTRPCClient()
  const refreshAll = useRefreshAll()
  const { id, name, status: before } = automation
  const change = useMutation({
    mutationFn: (status: SettableStatus) => client.automation.setStatus.mutate({ id, status }),
    onError: useShowFailure(),
    onSettled: refreshAll,
  })
  const words = (status: SettableStatus) => {
    const texts = {
      active: i18n.t('Alur "{name}" aktif', { name }),
      paused: i18n.t('Alur "{name}" dijeda', { name }),
      archived: i18n.t('Alur "{name}" diarsipkan', { name }),
    } satisfies Record<SettableStatus, string>
    return texts[status]
  }
  return (status) =>
    change.mutate(status, {
      onSuccess: () => {
        // A draft was never switched on: there is no state to go back to by name.
        if (before === 'draft') return toast.show({ text: words(status), icon: ICONS[status] })
        toast.undo({ text: words(status), icon: ICONS[status], onUndo: () => change.mutate(before) })
      },
    })
}
