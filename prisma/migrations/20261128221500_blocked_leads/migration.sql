BEGIN;

-- The few leads that get no mail: what their runs still hold is left out of the credit forecast.
CREATE INDEX "AffiliateLead_blocked" ON "AffiliateLead" ("affiliateId", "id")
  WHERE "email" IS NULL OR "unsubscribedAt" IS NOT NULL OR "suppressedAt" IS NOT NULL;

COMMIT;
