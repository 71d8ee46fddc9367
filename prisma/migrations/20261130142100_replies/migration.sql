-- A reply of a lead is news of the mail it answers, and ends the sequence where the sequence says so. Constant default: no
-- row is rewritten.
BEGIN;

-- AlterEnum
ALTER TYPE "DeliveryKind" ADD VALUE 'replied';

-- AlterTable
ALTER TABLE "AffiliateAutomation" ADD COLUMN "endOnReply" BOOLEAN NOT NULL DEFAULT false;

COMMIT;
