-- Whether openings and clicks are counted is a rule of each sequence. Constant defaults: no row is rewritten.
BEGIN;

-- CreateEnum
CREATE TYPE "OpensRule" AS ENUM ('auto', 'on', 'off');

-- AlterTable
ALTER TABLE "AffiliateAutomation" ADD COLUMN "trackOpens" "OpensRule" NOT NULL DEFAULT 'auto',
  ADD COLUMN "trackClicks" BOOLEAN NOT NULL DEFAULT true;

COMMIT;
