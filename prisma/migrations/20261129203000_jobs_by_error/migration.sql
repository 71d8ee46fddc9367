-- A list of the jobs with one error walked through everything that waits or ended: 0.3 to 0.9 s beside a million jobs.
-- A healthy mail has no error, so it writes nothing here.
BEGIN;

CREATE INDEX "AffiliateAutomationJob_error" ON "AffiliateAutomationJob" ("affiliateId", "errorCode", "scheduledAt" DESC, "id")
  WHERE "errorCode" IS NOT NULL;

COMMIT;
