-- A step may be due some minutes after its trigger. Its delay is kept in minutes.
BEGIN;
ALTER TABLE "AffiliateAutomationStep" RENAME COLUMN "delayHours" TO "delayMinutes";
UPDATE "AffiliateAutomationStep" SET "delayMinutes" = "delayMinutes" * 60;
COMMIT;
