BEGIN;

-- DropIndex
DROP INDEX "AffiliateAutomationLog_affiliateId_automationId_leadId_trig_key";

-- AlterTable
ALTER TABLE "AffiliateAutomationLog" ADD COLUMN     "entry" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateAutomationLog_affiliateId_automationId_leadId_trig_key" ON "AffiliateAutomationLog"("affiliateId", "automationId", "leadId", "triggerKey", "entry");

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "AffiliateAutomationLog" ADD CONSTRAINT "run_entry_from_one" CHECK ("entry" >= 1);

COMMIT;
