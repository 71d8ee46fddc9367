BEGIN;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "AffiliateProfile" ADD COLUMN     "notifyLowCredit" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "replyTo" TEXT,
ADD COLUMN     "senderName" TEXT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "User" ADD CONSTRAINT "user_language" CHECK ("language" IN ('id', 'en'));

-- The three zones of Indonesia; whatever else may stand there was never shown to anybody.
UPDATE "AffiliateProfile" SET "timeZone" = 'Asia/Jakarta'
 WHERE "timeZone" NOT IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
ALTER TABLE "AffiliateProfile" ADD CONSTRAINT "affiliate_time_zone"
  CHECK ("timeZone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));

COMMIT;
