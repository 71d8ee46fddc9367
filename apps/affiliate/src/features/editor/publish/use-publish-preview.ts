import type { publishPreview } from '@booster/contracts/automations/drafts'
import { useTRPC } from '@booster/web/api/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { useEditor, useSessionView } from '../state/editor-context.ts'

export type PublishPreview = z.infer<typeof publishPreview>

/** What publishing the saved draft would change; asked again after each save. */
export function usePublishPreview(): PublishPreview | undefined {
  const { automation } = useEditor()
  const { revision, publishedVersion } = useSessionView(({ server }) => ({
    revision: server.revision,
    publishedVersion: server.publishedVersion,
  }))
  const { data, refetch } = useQuery(
    useTRPC().automation.publishPreview.queryOptions(
      { id: automation.id },
      { placeholderData: keepPreviousData },
    ),
  )
  useEffect(() => void refetch(), [refetch, revision, publishedVersion])
  return data
}
