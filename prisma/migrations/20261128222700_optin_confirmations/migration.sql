BEGIN;

-- AlterEnum
ALTER TYPE "SkipReason" ADD VALUE 'AWAITING_CONFIRMATION';

-- AlterTable
ALTER TABLE "AffiliateLead" ADD COLUMN "awaitingSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OptinConfirmation" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "formId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "doubt" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "whatsapp" TEXT,
    "consentVersion" INTEGER NOT NULL,
    "answers" JSONB,
    "ip" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "mailState" TEXT NOT NULL DEFAULT 'queued',
    "mailDueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailSentAt" TIMESTAMPTZ(3),
    "mailError" TEXT,

    CONSTRAINT "OptinConfirmation_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "OptinRate" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "OptinRate_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "OptinConfirmation_id_key" ON "OptinConfirmation"("id");

-- CreateIndex
CREATE UNIQUE INDEX "OptinConfirmation_affiliateId_formId_leadId_key" ON "OptinConfirmation"("affiliateId", "formId", "leadId");

-- AddForeignKey
ALTER TABLE "OptinConfirmation" ADD CONSTRAINT "OptinConfirmation_affiliateId_leadId_fkey" FOREIGN KEY ("affiliateId", "leadId") REFERENCES "AffiliateLead"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OptinConfirmation" ADD CONSTRAINT "OptinConfirmation_affiliateId_formId_fkey" FOREIGN KEY ("affiliateId", "formId") REFERENCES "OptinForm"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "OptinConfirmation"
  ADD CONSTRAINT optin_confirmation_doubt CHECK ("doubt" IN
    ('FORM', 'STOPPED', 'TRAP', 'MAILBOX_RATE', 'NETWORK_RATE', 'FORM_RATE', 'CREDIT_RATE')),
  ADD CONSTRAINT optin_confirmation_mail_state CHECK ("mailState" IN
    ('queued', 'sending', 'sent', 'failed', 'unconfirmed', 'withheld'));

-- Leads that wait, as the list shows them.
CREATE INDEX lead_awaiting_by_time ON "AffiliateLead" ("affiliateId", "createdAt" DESC, "id")
  WHERE "awaitingSince" IS NOT NULL;

-- E-mails that wait to be sent; few at any time.
CREATE INDEX optin_confirmation_mail_due ON "OptinConfirmation" ("mailDueAt") WHERE "mailState" IN ('queued', 'sending');

-- Counters that a crash may forget: they cost no write-ahead log.
ALTER TABLE "OptinRate" SET UNLOGGED;

COMMIT;
