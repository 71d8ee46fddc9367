-- Affiliates ask for credit; admins approve or refuse it.
BEGIN;

-- CreateEnum
CREATE TYPE "TopUpState" AS ENUM ('open', 'approved', 'refused', 'cancelled');

-- CreateTable
CREATE TABLE "TopupRequest" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "requestKey" TEXT,
    "credits" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "payableRupiah" BIGINT,
    "proofUrl" TEXT,
    "proofName" TEXT,
    "proofType" TEXT,
    "proofBytes" BYTEA,
    "state" "TopUpState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "bookedCredits" INTEGER,
    "requestedBy" UUID,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "statementKey" TEXT,
    "statementDay" DATE,
    "statementText" TEXT,
    "mailState" TEXT NOT NULL DEFAULT 'none',
    "mailDueAt" TIMESTAMPTZ(3),
    "mailError" TEXT,

    CONSTRAINT "TopupRequest_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TopupRequest_statementKey_key" ON "TopupRequest"("statementKey");

-- CreateIndex
CREATE INDEX "TopupRequest_affiliateId_createdAt_id_idx" ON "TopupRequest"("affiliateId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "TopupRequest_createdAt_id_idx" ON "TopupRequest"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "TopupRequest_id_idx" ON "TopupRequest"("id");

-- CreateIndex
CREATE INDEX "TopupRequest_payableRupiah_idx" ON "TopupRequest"("payableRupiah");

-- CreateIndex
CREATE UNIQUE INDEX "TopupRequest_affiliateId_requestKey_key" ON "TopupRequest"("affiliateId", "requestKey");

-- AddForeignKey
ALTER TABLE "TopupRequest" ADD CONSTRAINT "TopupRequest_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "TopupRequest"
  ADD CONSTRAINT "topup_request_credits" CHECK ("credits" > 0 AND ("bookedCredits" IS NULL OR "bookedCredits" > 0)),
  ADD CONSTRAINT "topup_request_payable" CHECK ("payableRupiah" > 0),
  ADD CONSTRAINT "topup_request_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL)),
  ADD CONSTRAINT "topup_request_booked" CHECK (("state" = 'approved') = ("bookedCredits" IS NOT NULL)),
  ADD CONSTRAINT "topup_request_refused" CHECK ("state" <> 'refused' OR "reason" <> ''),
  ADD CONSTRAINT "topup_request_statement" CHECK ("statementKey" IS NULL OR "state" = 'approved'),
  ADD CONSTRAINT "topup_request_proof" CHECK (
    ("proofBytes" IS NULL) = ("proofType" IS NULL) AND ("proofBytes" IS NULL) = ("proofName" IS NULL)
    AND length("proofBytes") BETWEEN 1 AND 5242880),
  ADD CONSTRAINT "topup_request_proof_type" CHECK (
    "proofType" IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
  ADD CONSTRAINT "topup_request_mail_state" CHECK (
    "mailState" IN ('none', 'queued', 'sending', 'sent', 'failed', 'unconfirmed'));

-- A transfer names one open request by its amount.
CREATE UNIQUE INDEX "topup_request_payable_once" ON "TopupRequest" ("payableRupiah") WHERE "state" = 'open';
CREATE INDEX "topup_request_open" ON "TopupRequest" ("affiliateId", "createdAt") WHERE "state" = 'open';
CREATE INDEX "topup_request_mail_due" ON "TopupRequest" ("mailDueAt") WHERE "mailState" IN ('queued', 'sending');

COMMIT;
