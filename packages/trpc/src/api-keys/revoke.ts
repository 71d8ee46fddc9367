import { apiKeyRevoked, apiKeyRevokeInput } from '@booster/contracts/account/api-keys'
import { revokeApiKey as endApiKey } from '@booster/db/api-keys/revoke-api-key'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Ends an API key at once and for good; repeating it changes nothing and succeeds. */
export const revokeApiKey = affiliateProcedure
  .input(apiKeyRevokeInput)
  .output(apiKeyRevoked)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, actor } = ctx
    const known = await endApiKey(ctx.services, { affiliateId, apiKeyId: input.id, actor })
    if (!known) throw notFound('API key')
    return { id: input.id, revoked: true as const }
  })
