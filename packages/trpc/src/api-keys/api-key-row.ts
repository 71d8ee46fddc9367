import type { ApiKeyRow } from '@booster/contracts/account/api-keys'
import type { ApiKeyFacts } from '@booster/db/api-keys/api-key-facts'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'

export function apiKeyRowOf(key: ApiKeyFacts): ApiKeyRow {
  return { ...key, createdAt: isoOf(key.createdAt), lastUsedAt: isoOrNull(key.lastUsedAt) }
}
