-- A lead stops all mail, or leaves one sequence, by the link of a mail; by the same link it takes that back.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateLead" ADD COLUMN "unsubscribedBy" UUID;

-- AlterTable
ALTER TABLE "AffiliateAutomationLog" ADD COLUMN "leftAt" TIMESTAMPTZ(3), ADD COLUMN "leftBy" UUID;

COMMIT;
