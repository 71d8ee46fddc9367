-- Soft bounces add up: an address that returns five mails in a row gets no more, until somebody lets it begin again.
BEGIN;

-- AlterEnum
ALTER TYPE "SuppressionReason" ADD VALUE 'soft_bounces';

-- AlterTable
ALTER TABLE "AffiliateLead" ADD COLUMN "reactivatedAt" TIMESTAMPTZ(3);

COMMIT;
