/** SQL: whether the user `u` has a password. */
export const HAS_PASSWORD = `EXISTS (SELECT 1 FROM "Account" a WHERE a."userId" = u."id" AND a."password" IS NOT NULL)`

/**
 * SQL: the state of the user `u`, whose profile, if any, is `p`. Whoever has no password is invited while an invitation has
 * not been revoked, also one that has expired.
 */
export const USER_STATE = `CASE WHEN u."suspendedAt" IS NOT NULL OR p."status" = 'suspended' THEN 'suspended'
  WHEN ${HAS_PASSWORD} THEN 'active'
  WHEN EXISTS (SELECT 1 FROM "PasswordLink" k WHERE k."userId" = u."id" AND k."purpose" = 'invite'
    AND k."revokedAt" IS NULL) THEN 'invited' ELSE 'revoked' END`
