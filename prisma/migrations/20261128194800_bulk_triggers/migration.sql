BEGIN;

-- CreateEnum
CREATE TYPE "BulkTriggerStatus" AS ENUM ('running', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "SkipReason" AS ENUM ('ALREADY_ENROLLED', 'NO_ADDRESS', 'UNSUBSCRIBED', 'SUPPRESSED', 'NO_STEPS', 'UNKNOWN_LEAD', 'NO_AUTOMATION');

-- CreateTable
CREATE TABLE "BulkTrigger" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "triggerType" "TriggerType" NOT NULL,
    "automationId" UUID,
    "triggerKey" TEXT,
    "triggerData" JSONB,
    "status" "BulkTriggerStatus" NOT NULL DEFAULT 'running',
    "totalLeads" INTEGER NOT NULL DEFAULT 0,
    "doneLeads" INTEGER NOT NULL DEFAULT 0,
    "enrolledRuns" INTEGER NOT NULL DEFAULT 0,
    "plannedJobs" INTEGER NOT NULL DEFAULT 0,
    "skipped" JSONB NOT NULL DEFAULT '{}',
    "portionCount" INTEGER NOT NULL DEFAULT 0,
    "nextPortion" INTEGER NOT NULL DEFAULT 1,
    "leaseToken" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkTrigger_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "BulkTriggerPortion" (
    "affiliateId" UUID NOT NULL,
    "bulkTriggerId" UUID NOT NULL,
    "portion" INTEGER NOT NULL,
    "leadCount" INTEGER NOT NULL,
    "leadIds" UUID[],
    "skippedLeadIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "skippedAutomationIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "skippedReasons" "SkipReason"[] DEFAULT ARRAY[]::"SkipReason"[],

    CONSTRAINT "BulkTriggerPortion_pkey" PRIMARY KEY ("affiliateId","bulkTriggerId","portion")
);

-- CreateIndex
CREATE INDEX "BulkTrigger_affiliateId_createdAt_id_idx" ON "BulkTrigger"("affiliateId", "createdAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "BulkTrigger" ADD CONSTRAINT "BulkTrigger_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "BulkTrigger" ADD CONSTRAINT "BulkTrigger_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "BulkTriggerPortion" ADD CONSTRAINT "BulkTriggerPortion_affiliateId_bulkTriggerId_fkey" FOREIGN KEY ("affiliateId", "bulkTriggerId") REFERENCES "BulkTrigger"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "BulkTrigger"
  ADD CONSTRAINT "bulk_trigger_done_in_total" CHECK ("doneLeads" BETWEEN 0 AND "totalLeads"),
  ADD CONSTRAINT "bulk_trigger_next_portion" CHECK ("nextPortion" BETWEEN 1 AND "portionCount" + 1),
  ADD CONSTRAINT "bulk_trigger_completed_iff_all_done" CHECK (
    "status" <> 'completed' OR ("doneLeads" = "totalLeads" AND "nextPortion" = "portionCount" + 1)),
  ADD CONSTRAINT "bulk_trigger_ended_iff_not_running" CHECK (("endedAt" IS NULL) = ("status" = 'running')),
  ADD CONSTRAINT "bulk_trigger_lease_while_running" CHECK (
    ("leaseToken" IS NULL) = ("leaseUntil" IS NULL) AND ("leaseToken" IS NULL OR "status" = 'running')),
  ADD CONSTRAINT "bulk_trigger_counts" CHECK ("enrolledRuns" >= 0 AND "plannedJobs" >= 0);

-- The few that a process may have to take up; looked at every few seconds.
CREATE INDEX "BulkTrigger_running" ON "BulkTrigger" ("createdAt") WHERE "status" = 'running';

ALTER TABLE "BulkTriggerPortion"
  ADD CONSTRAINT "bulk_trigger_portion_counts" CHECK (
    "portion" >= 1 AND "leadCount" >= 1 AND cardinality("leadIds") IN (0, "leadCount")),
  ADD CONSTRAINT "bulk_trigger_portion_skips" CHECK (
    cardinality("skippedLeadIds") = cardinality("skippedReasons")
    AND cardinality("skippedLeadIds") = cardinality("skippedAutomationIds"));

COMMIT;
