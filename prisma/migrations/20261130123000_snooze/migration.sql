-- A lead lets its mails wait until a day of its choice.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateLead" ADD COLUMN "snoozedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AffiliateAutomationLog" ADD COLUMN "snoozedByMs" BIGINT;

COMMIT;
