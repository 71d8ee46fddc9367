import { draftInput, versionInput, versionList, versionView } from '@booster/contracts/automations/drafts'
import {
  readVersion,
  listVersions as readVersions,
  type VersionFacts,
} from '@booster/db/automations/list-versions'
import { isoOf } from '@booster/db/connection/iso-time'
import type { Viewer } from '../context.ts'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { authorOf, stepViewOf } from './draft-view.ts'

/** What was published, newest first. */
export const listVersions = affiliateProcedure
  .input(draftInput)
  .output(versionList)
  .query(async ({ ctx, input }) => {
    const versions = await readVersions(ctx.services.pool, {
      affiliateId: ctx.affiliateId,
      automationId: input.id,
    })
    return { versions: versions.map((facts) => rowOf(facts, ctx.viewer)) }
  })

/** One publication with its texts. */
export const getVersion = affiliateProcedure
  .input(versionInput)
  .output(versionView)
  .query(async ({ ctx, input }) => {
    const found = await readVersion(ctx.services.pool, {
      affiliateId: ctx.affiliateId,
      automationId: input.id,
      version: input.version,
    })
    if (found === null) throw notFound('Version')
    return { ...rowOf(found, ctx.viewer), steps: found.texts.map(stepViewOf) }
  })

function rowOf(facts: VersionFacts, viewer: Viewer) {
  const { version, steps, publishedAt } = facts
  return { version, steps, publishedAt: isoOf(publishedAt), author: authorOf(facts, viewer) }
}
