BEGIN;

-- CreateEnum
CREATE TYPE "LeadImportStatus" AS ENUM ('uploading', 'ready', 'running', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "KnownLeadRule" AS ENUM ('skip', 'update');

-- CreateTable
CREATE TABLE "LeadImport" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "status" "LeadImportStatus" NOT NULL DEFAULT 'uploading',
    "fileName" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL DEFAULT 0,
    "format" JSONB,
    "headRow" INTEGER NOT NULL DEFAULT 0,
    "titles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "samples" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "onKnown" "KnownLeadRule" NOT NULL DEFAULT 'skip',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "consentText" TEXT NOT NULL DEFAULT '',
    "consentSource" TEXT NOT NULL DEFAULT '',
    "automationId" UUID,
    "bulkTriggerId" UUID,
    "totalRows" INTEGER NOT NULL DEFAULT 0,
    "doneRows" INTEGER NOT NULL DEFAULT 0,
    "lastRow" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "silenced" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadImport_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "LeadImportChunk" (
    "affiliateId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "LeadImportChunk_pkey" PRIMARY KEY ("affiliateId","importId","seq")
);

-- CreateTable
CREATE TABLE "LeadImportPortion" (
    "affiliateId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "lastRow" INTEGER NOT NULL,
    "leadIds" UUID[],

    CONSTRAINT "LeadImportPortion_pkey" PRIMARY KEY ("affiliateId","importId","lastRow")
);

-- CreateTable
CREATE TABLE "LeadImportBadRow" (
    "affiliateId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT,
    "cells" TEXT[],

    CONSTRAINT "LeadImportBadRow_pkey" PRIMARY KEY ("affiliateId","importId","row")
);

-- CreateIndex
CREATE INDEX "LeadImport_affiliateId_createdAt_id_idx" ON "LeadImport"("affiliateId", "createdAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "LeadImport" ADD CONSTRAINT "LeadImport_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadImportChunk" ADD CONSTRAINT "LeadImportChunk_affiliateId_importId_fkey" FOREIGN KEY ("affiliateId", "importId") REFERENCES "LeadImport"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadImportPortion" ADD CONSTRAINT "LeadImportPortion_affiliateId_importId_fkey" FOREIGN KEY ("affiliateId", "importId") REFERENCES "LeadImport"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadImportBadRow" ADD CONSTRAINT "LeadImportBadRow_affiliateId_importId_fkey" FOREIGN KEY ("affiliateId", "importId") REFERENCES "LeadImport"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "LeadImport"
  ADD CONSTRAINT "lead_import_rows_add_up" CHECK ("doneRows" = "created" + "updated" + "skipped" + "failed"
    AND "created" >= 0 AND "updated" >= 0 AND "skipped" >= 0 AND "failed" >= 0),
  ADD CONSTRAINT "lead_import_done_in_total" CHECK ("doneRows" BETWEEN 0 AND "totalRows"),
  ADD CONSTRAINT "lead_import_completed_iff_all_done" CHECK ("status" <> 'completed' OR "doneRows" = "totalRows"),
  ADD CONSTRAINT "lead_import_silenced_of_written" CHECK ("silenced" BETWEEN 0 AND "created" + "updated"),
  ADD CONSTRAINT "lead_import_consent_declared" CHECK ("status" IN ('uploading', 'ready') OR ("consentText" <> '' AND "consentSource" <> '')),
  ADD CONSTRAINT "lead_import_started" CHECK (("startedAt" IS NULL) = ("status" IN ('uploading', 'ready'))),
  ADD CONSTRAINT "lead_import_ended" CHECK (("endedAt" IS NULL) = ("status" IN ('uploading', 'ready', 'running'))),
  ADD CONSTRAINT "lead_import_lease_while_running" CHECK (
    ("leaseToken" IS NULL) = ("leaseUntil" IS NULL) AND ("leaseToken" IS NULL OR "status" = 'running'));

-- The few that a process may have to take up, and what was left behind before it was started; looked at often.
CREATE INDEX "LeadImport_running" ON "LeadImport" ("startedAt") WHERE "status" = 'running';
CREATE INDEX "LeadImport_unstarted" ON "LeadImport" ("createdAt") WHERE "status" IN ('uploading', 'ready');

-- Compressing takes longer than writing, and a workbook is compressed already.
ALTER TABLE "LeadImportChunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

COMMIT;
