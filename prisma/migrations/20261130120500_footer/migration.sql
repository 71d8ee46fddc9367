-- The footer of a mail: in the language of the form by which its lead came, with the postal address of its sender.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateProfile" ADD COLUMN "postalAddress" TEXT;

-- AlterTable
ALTER TABLE "AffiliateLead" ADD COLUMN "language" TEXT;

ALTER TABLE "AffiliateLead" ADD CONSTRAINT "lead_language" CHECK ("language" IN ('id', 'en')) NOT VALID;
ALTER TABLE "AffiliateProfile" ADD CONSTRAINT "affiliate_postal_address"
  CHECK (char_length("postalAddress") BETWEEN 1 AND 200) NOT VALID;

COMMIT;
