-- Events of leads, and the goals that end a sequence. Constant defaults: no row is rewritten.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateAutomation" ADD COLUMN     "goalEvents" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "AffiliateAutomationLog" ADD COLUMN     "goalAt" TIMESTAMPTZ(3),
ADD COLUMN     "goalEventId" UUID;

-- AlterTable
ALTER TABLE "AffiliateAutomationJob" ADD COLUMN     "clearedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mustAsk" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "LeadEvent" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "leadId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB,
    "amount" BIGINT,
    "effects" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadEvent_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LeadEvent_affiliateId_leadId_event_key_key" ON "LeadEvent"("affiliateId", "leadId", "event", "key");

-- CreateIndex
CREATE INDEX "LeadEvent_affiliateId_receivedAt_id_idx" ON "LeadEvent"("affiliateId", "receivedAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "LeadEvent" ADD CONSTRAINT "LeadEvent_affiliateId_leadId_fkey" FOREIGN KEY ("affiliateId", "leadId") REFERENCES "AffiliateLead"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "AffiliateAutomation" ALTER COLUMN "goalEvents" SET NOT NULL,
  ADD CONSTRAINT automation_goal_events CHECK (cardinality("goalEvents") <= 10);

ALTER TABLE "LeadEvent" ADD CONSTRAINT lead_event_bounded CHECK (
  length("event") BETWEEN 1 AND 60 AND length("key") <= 200 AND octet_length("data"::text) <= 65536 AND "amount" >= 0);

-- What the goals of a sequence ended, by time.
CREATE INDEX automation_goals ON "AffiliateAutomationLog" ("affiliateId", "automationId", "goalAt")
  WHERE "goalEventId" IS NOT NULL;

COMMIT;
