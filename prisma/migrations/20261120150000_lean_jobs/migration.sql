BEGIN;

-- What a mail costs on its way: a job is written twice (leased, settled), its run once, and the ledger gets a row.
-- Everything here makes these writes smaller; packages/engine/decisions/008-write-little-per-mail.md has the figures.

-- Room on the page for the next version of a row, so that leasing a job touches no index at all.
ALTER TABLE "AffiliateAutomationJob" SET (fillfactor = 50);
ALTER INDEX "AffiliateAutomationJob_pkey" SET (fillfactor = 70);
ALTER INDEX "AffiliateAutomationJob_affiliateId_runId_stepOrder_key" SET (fillfactor = 70);

-- PostgreSQL leaves the indexes alone only if no column changes that any of them reads, conditions included. Leasing
-- a job changes its status, so indexes look at this column instead: null while a job waits or leaves, its status
-- when it is at rest.
ALTER TABLE "AffiliateAutomationJob" ADD COLUMN "restStatus" "JobStatus"
  GENERATED ALWAYS AS (CASE WHEN "status" IN ('pending', 'processing') THEN NULL ELSE "status" END) STORED;

DROP INDEX "AffiliateAutomationJob_due";
DROP INDEX "AffiliateAutomationJob_at_rest";
DROP INDEX "AffiliateAutomationJob_messageRef";
-- The due index: claiming walks it affiliate by affiliate, past the few that are leaving this moment; it is also the
-- list of waiting jobs.
CREATE INDEX "AffiliateAutomationJob_due"
  ON "AffiliateAutomationJob" ("affiliateId", "scheduledAt", "id") WHERE "restStatus" IS NULL;
-- The lists of everything that is at rest; written once per job, when it comes to rest.
CREATE INDEX "AffiliateAutomationJob_at_rest"
  ON "AffiliateAutomationJob" ("affiliateId", "restStatus", "scheduledAt" DESC, "id") WHERE "restStatus" IS NOT NULL;
-- Provider events name our reference only.
CREATE INDEX "AffiliateAutomationJob_messageRef"
  ON "AffiliateAutomationJob" ("messageRef") WHERE "restStatus" IS NOT NULL;

-- A BEFORE trigger locks every row once more before it is written, an AFTER trigger does not; both undo the statement.
DROP TRIGGER "job_transition" ON "AffiliateAutomationJob";
CREATE TRIGGER "job_transition" AFTER UPDATE OF "status" ON "AffiliateAutomationJob" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND NOT (
    (OLD."status" = 'pending' AND NEW."status" IN ('processing', 'failed', 'cancelled', 'held'))
    OR (OLD."status" = 'processing' AND NEW."status" IN ('completed', 'failed', 'pending', 'unconfirmed', 'cancelled'))
    OR (OLD."status" = 'held' AND NEW."status" IN ('pending', 'cancelled'))
    OR (OLD."status" = 'unconfirmed' AND NEW."status" IN ('completed', 'failed', 'pending', 'cancelled'))
    OR (OLD."status" = 'failed' AND NEW."status" = 'pending')
    OR (OLD."status" = 'cancelled' AND NEW."status" = 'pending')))
  EXECUTE FUNCTION refuse_transition();
DROP TRIGGER "run_transition" ON "AffiliateAutomationLog";
CREATE TRIGGER "run_transition" AFTER UPDATE OF "status" ON "AffiliateAutomationLog" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND NOT (
    (OLD."status" = 'active' AND NEW."status" IN ('paused', 'completed', 'failed', 'cancelled'))
    OR (OLD."status" = 'paused' AND NEW."status" IN ('active', 'completed', 'failed', 'cancelled'))
    OR (OLD."status" IN ('completed', 'failed', 'cancelled') AND NEW."status" = 'active')))
  EXECUTE FUNCTION refuse_transition();

-- Every deduct comes out of the credit row that the same statement has just written; a foreign key would look that row
-- up and lock it once more for each of them. Invariants 2 and 9 hold ledger and credit together.
ALTER TABLE "AffiliateCreditTransaction" DROP CONSTRAINT "AffiliateCreditTransaction_affiliateId_fkey";
-- Only top-ups and adjustments have a reference; deducts need no entry here.
DROP INDEX "AffiliateCreditTransaction_affiliateId_reference_key";
CREATE UNIQUE INDEX "AffiliateCreditTransaction_reference_once"
  ON "AffiliateCreditTransaction" ("affiliateId", "reference") WHERE "reference" IS NOT NULL;

-- For statements that must hold or undo themselves: nobody waits for their answers to judge them.
CREATE FUNCTION demand(holds boolean, otherwise text, code text DEFAULT 'P0001') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF holds IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = otherwise, ERRCODE = code;
  END IF;
END
$$;

COMMIT;
