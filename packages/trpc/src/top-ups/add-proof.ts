import { topUpProofInput, topUpRef } from '@booster/contracts/top-ups/top-ups'
import { addTopUpProof } from '@booster/db/top-ups/add-top-up-proof'
import { affiliateProcedure } from '../init.ts'
import { demandDecided } from './demand-decided.ts'
import { readProofFile } from './read-proof-file.ts'

/** Puts the proof of the transfer to an open request. */
export const addProof = affiliateProcedure
  .input(topUpProofInput)
  .output(topUpRef)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock } = ctx.services
    const { affiliateId, actor } = ctx
    const added = await addTopUpProof(
      { pool, clock },
      {
        affiliateId,
        requestId: input.id,
        proofUrl: input.proofUrl ?? null,
        proofFile: input.proofFile === undefined ? null : readProofFile(input.proofFile),
        actor,
      },
    )
    demandDecided(added)
    return { id: input.id }
  })
