import type { DraftView } from '@booster/contracts/automations/drafts'
import { type BoosterClient, useTRPCClient } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useEffect, useState } from 'react'
import { type DraftPorts, DraftSession } from './draft-session.ts'
import { type CopyPlace, readLocalCopy, writeLocalCopy } from './local-copy.ts'

const LOOK_EVERY_MS = 20_000

/** One session for as long as the editor is open. It saves when the window is left and looks for others when it is back. */
export function useDraftSession(draft: DraftView, place: CopyPlace): DraftSession {
  const client = useTRPCClient()
  const [session] = useState(
    () =>
      new DraftSession({
        draft,
        copy: readLocalCopy(localStorage, place),
        ports: createPorts(client, place),
      }),
  )
  useEffect(() => {
    session.start()
    const unwatch = watchWindow(session)
    return () => {
      unwatch()
      session.stop()
    }
  }, [session])
  return session
}

function createPorts(client: BoosterClient, place: CopyPlace): DraftPorts {
  const id = place.automationId
  return {
    save: ({ steps, ...more }) => client.automation.saveDraft.mutate({ id, ...more, steps: [...steps] }),
    read: () => client.automation.draft.query({ id }),
    keep: (copy) => writeLocalCopy(localStorage, { ...place, copy }),
    failureOf,
  }
}

function failureOf(error: unknown): 'changed-elsewhere' | 'unreachable' | 'refused' {
  const { reason, httpStatus } = factsOf(error)
  if (reason === 'DRAFT_CHANGED') return 'changed-elsewhere'
  return httpStatus === null || httpStatus >= 500 || httpStatus === 429 ? 'unreachable' : 'refused'
}

function watchWindow(session: DraftSession): () => void {
  const save = () => void session.saveNow()
  // A failed look is no news; the next one tells.
  const look = () => void session.refresh().catch(() => undefined)
  const hide = () => {
    session.keepNow()
    if (document.visibilityState === 'hidden') save()
    else look()
  }
  const leave = () => session.keepNow()
  const every = setInterval(() => {
    if (document.visibilityState === 'visible') look()
  }, LOOK_EVERY_MS)
  addEventListener('blur', save)
  addEventListener('online', save)
  addEventListener('focus', look)
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  return () => {
    clearInterval(every)
    removeEventListener('blur', save)
    removeEventListener('online', save)
    removeEventListener('focus', look)
    removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', hide)
  }
}
