import { apiKeyList } from '@booster/contracts/account/api-keys'
import { noInput } from '@booster/contracts/wire/fields'
import { listApiKeys as listApiKeyFacts } from '@booster/db/api-keys/list-api-keys'
import { affiliateProcedure } from '../init.ts'
import { apiKeyRowOf } from './api-key-row.ts'

/** The affiliate's API keys in force, without their secrets. */
export const listApiKeys = affiliateProcedure
  .input(noInput)
  .output(apiKeyList)
  .query(async ({ ctx }) => {
    const keys = await listApiKeyFacts(ctx.services, { affiliateId: ctx.affiliateId })
    return { apiKeys: keys.map(apiKeyRowOf) }
  })
