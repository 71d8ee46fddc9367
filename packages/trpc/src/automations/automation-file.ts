import { randomUUID } from 'node:crypto'
import {
  type AutomationFile,
  automationCreated,
  automationDuplicateInput,
  automationFile,
  automationImportInput,
  automationInput,
} from '@booster/contracts/automations/automations'
import { findFreeName } from '@booster/db/automations/files/find-free-name'
import { importAutomation as importAutomationFile } from '@booster/db/automations/files/import-automation'
import { readAutomation } from '@booster/db/automations/read-automation'
import { readDraft } from '@booster/db/automations/read-draft'
import type { Actor } from '@booster/engine/domain/actor'
import type { Services } from '../context.ts'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** The sequence as a file, with its draft where there is one. */
export const exportAutomation = affiliateProcedure
  .input(automationInput)
  .output(automationFile)
  .query(({ ctx, input }) => readFile(ctx.services, { affiliateId: ctx.affiliateId, automationId: input.id }))

/** A new sequence from a file: a draft that nothing starts yet. */
export const importAutomation = affiliateProcedure
  .input(automationImportInput)
  .output(automationCreated)
  .mutation(({ ctx, input }) =>
    writeFile(ctx.services, { affiliateId: ctx.affiliateId, actor: ctx.actor, file: input.file }),
  )

/** A copy of a sequence, as a draft. Forms and leads stay with the other. */
export const duplicateAutomation = affiliateProcedure
  .input(automationDuplicateInput)
  .output(automationCreated)
  .mutation(async ({ ctx, input }) => {
    const { services, affiliateId, actor } = ctx
    const file = await readFile(services, { affiliateId, automationId: input.id })
    return writeFile(services, { affiliateId, actor, file: { ...file, name: input.name ?? file.name } })
  })

async function readFile(
  { pool }: Services,
  key: { readonly affiliateId: string; readonly automationId: string },
): Promise<AutomationFile> {
  const [automation, draft] = await Promise.all([readAutomation(pool, key), readDraft(pool, key)])
  if (automation === null || draft === null) throw notFound('Automation')
  const { name, triggerType, reentry, onNoCredit, onUnconfirmed, catchUp, catchUpHours } = automation
  const { trackOpens, trackClicks, endOnReply, goalEvents } = automation
  return automationFile.parse({
    format: 'affiliate-booster-sequence',
    formatVersion: 1,
    ...{ name, triggerType, reentry, onNoCredit, onUnconfirmed, catchUp, catchUpHours },
    ...{ trackOpens, trackClicks, endOnReply, goalEvents },
    steps: draft.steps.map(({ id: _, ...step }) => step),
  })
}

/** Its steps are a draft of the new sequence: nothing of a file is sent before a person has published it. */
async function writeFile(
  { pool, clock }: Services,
  input: { readonly affiliateId: string; readonly actor: Actor; readonly file: AutomationFile },
) {
  const { affiliateId, actor, file } = input
  const { format: _, formatVersion: __, steps, ...settings } = file
  const name = await findFreeName(pool, { affiliateId, name: file.name })
  const draft = steps.map((step) => ({ id: randomUUID(), ...step }))
  const id = await importAutomationFile({ pool, clock }, { ...settings, name, affiliateId, actor, draft })
  return { id, status: 'draft' as const }
}
