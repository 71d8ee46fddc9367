import { apiKeyCreated, apiKeyCreateInput, MAX_API_KEYS } from '@booster/contracts/account/api-keys'
import { createApiKey as writeApiKey } from '@booster/db/api-keys/create-api-key'
import { createApiKeySecret, hashApiKey, prefixOfApiKey } from '@booster/services/api-keys/api-key-secret'
import { tooMany } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { apiKeyRowOf } from './api-key-row.ts'

/** Makes an API key; its secret is in this answer and nowhere else. */
export const createApiKey = affiliateProcedure
  .input(apiKeyCreateInput)
  .output(apiKeyCreated)
  .mutation(async ({ ctx, input }) => {
    const secret = createApiKeySecret()
    const key = await writeApiKey(ctx.services, {
      affiliateId: ctx.affiliateId,
      name: input.name,
      prefix: prefixOfApiKey(secret),
      secretHash: hashApiKey(secret),
      max: MAX_API_KEYS,
      actor: ctx.actor,
    })
    if (key === null) throw tooMany(`At most ${MAX_API_KEYS} API keys; revoke one first`)
    return { apiKey: apiKeyRowOf(key), secret }
  })
