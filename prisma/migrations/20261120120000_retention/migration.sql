BEGIN;

-- Attempts and delivery events outlive the move of their job to the archive, and late ones (a click on the link of a
-- year-old mail) still come: they refer to "AnyJob" below, which no foreign key can. Invariants 15 and 20 hold it.
ALTER TABLE "AutomationAttempt" DROP CONSTRAINT "AutomationAttempt_affiliateId_jobId_fkey";
ALTER TABLE "DeliveryEvent" DROP CONSTRAINT "DeliveryEvent_affiliateId_jobId_fkey";

-- The counters go on counting archived jobs; these say how many of them the lists do not hold any more.
ALTER TABLE "AutomationCounter" ADD COLUMN     "archivedCancelled" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "archivedCompleted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "archivedFailed" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ArchivedJob" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "automationId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "stepOrder" INTEGER NOT NULL,
    "status" "JobStatus" NOT NULL,
    "scheduledAt" TIMESTAMPTZ(3) NOT NULL,
    "executedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "retryCount" INTEGER NOT NULL,
    "maxRetries" INTEGER NOT NULL,
    "attemptCount" INTEGER NOT NULL,
    "creditAmount" INTEGER NOT NULL,
    "emailId" TEXT,
    "sendMs" INTEGER,
    "stepVersion" INTEGER,
    "messageRef" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ArchivedJob_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateIndex
CREATE INDEX "ArchivedJob_messageRef_idx" ON "ArchivedJob"("messageRef");

-- CreateIndex
CREATE UNIQUE INDEX "ArchivedJob_affiliateId_runId_stepOrder_key" ON "ArchivedJob"("affiliateId", "runId", "stepOrder");

-- AddForeignKey
ALTER TABLE "ArchivedJob" ADD CONSTRAINT "ArchivedJob_affiliateId_runId_automationId_leadId_fkey" FOREIGN KEY ("affiliateId", "runId", "automationId", "leadId") REFERENCES "AffiliateAutomationLog"("affiliateId", "id", "automationId", "leadId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchivedJob" ADD CONSTRAINT "ArchivedJob_affiliateId_automationId_stepId_fkey" FOREIGN KEY ("affiliateId", "automationId", "stepId") REFERENCES "AffiliateAutomationStep"("affiliateId", "automationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "ArchivedJob"
  ADD CONSTRAINT "archived_job_is_over" CHECK ("status" IN ('completed', 'failed', 'cancelled')),
  ADD CONSTRAINT "archived_job_says_when" CHECK (
    CASE "status" WHEN 'completed' THEN "executedAt" WHEN 'failed' THEN "failedAt" ELSE "cancelledAt" END IS NOT NULL);
ALTER TABLE "AutomationCounter"
  ADD CONSTRAINT "counter_archived_within" CHECK (
    "archivedCompleted" >= 0 AND "archivedFailed" BETWEEN 0 AND "failed" AND "archivedCancelled" BETWEEN 0 AND "cancelled");
CREATE TRIGGER "archive_append_only" BEFORE UPDATE OR DELETE ON "ArchivedJob" FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Only ever added to: without this its statistics and visibility map would wait for a fifth of it to be new.
ALTER TABLE "ArchivedJob" SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Every job, wherever it is kept. Reads of one job or one run go here; lists, claims and deeds know live jobs only.
CREATE VIEW "AnyJob" AS
SELECT "affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status", "holdReason",
  "scheduledAt", "executedAt", "failedAt", "cancelledAt", "unconfirmedAt", "errorCode", "errorMessage",
  "retryCount", "maxRetries", "quickRetryCount", "attemptCount", "creditAmount", "creditReserved", "creditDeducted",
  "emailSent", "emailId", "sendMs", "stepVersion", "messageRef", "createdAt", "updatedAt",
  NULL::timestamptz(3) AS "archivedAt"
FROM "AffiliateAutomationJob"
UNION ALL
SELECT "affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status", NULL::"HoldReason",
  "scheduledAt", "executedAt", "failedAt", "cancelledAt", NULL::timestamptz(3), "errorCode", "errorMessage",
  "retryCount", "maxRetries", 0, "attemptCount", "creditAmount", false, "status" = 'completed',
  "status" = 'completed', "emailId", "sendMs", "stepVersion", "messageRef", "createdAt", "updatedAt",
  "archivedAt"
FROM "ArchivedJob";

COMMIT;
