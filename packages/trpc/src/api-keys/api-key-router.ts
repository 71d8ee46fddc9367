import { router } from '../init.ts'
import { createApiKey } from './create.ts'
import { listApiKeys } from './list.ts'
import { revokeApiKey } from './revoke.ts'

export const apiKeyRouter = router({
  list: listApiKeys,
  create: createApiKey,
  revoke: revokeApiKey,
})
