-- A sequence is written as a draft beside its published steps, and every publication of it can be seen and restored.
BEGIN;

ALTER TABLE "AffiliateAutomation" ADD COLUMN "publishedVersion" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "AutomationVersion" (
  "affiliateId" UUID NOT NULL,
  "automationId" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "plan" JSONB NOT NULL,
  "authorId" UUID,
  "authorKey" TEXT,
  "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AutomationVersion_pkey" PRIMARY KEY ("affiliateId", "automationId", "version"),
  CONSTRAINT "AutomationVersion_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId")
    REFERENCES "AffiliateAutomation" ("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "version_numbers" CHECK ("version" > 0)
);

CREATE TABLE "AutomationDraft" (
  "affiliateId" UUID NOT NULL,
  "automationId" UUID NOT NULL,
  "steps" JSONB NOT NULL,
  "revision" INTEGER NOT NULL,
  "baseVersion" INTEGER NOT NULL,
  "authorId" UUID,
  "authorKey" TEXT,
  "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AutomationDraft_pkey" PRIMARY KEY ("affiliateId", "automationId"),
  CONSTRAINT "AutomationDraft_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId")
    REFERENCES "AffiliateAutomation" ("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "draft_numbers" CHECK ("revision" > 0 AND "baseVersion" >= 0)
);

CREATE TABLE "KeptDraft" (
  "affiliateId" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "automationId" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "steps" JSONB NOT NULL,
  "authorId" UUID,
  "authorKey" TEXT,
  "savedAt" TIMESTAMPTZ(3) NOT NULL,
  "keptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "KeptDraft_pkey" PRIMARY KEY ("affiliateId", "id"),
  CONSTRAINT "KeptDraft_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId")
    REFERENCES "AffiliateAutomation" ("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "kept_draft_reason" CHECK ("reason" IN ('replaced', 'discarded'))
);
CREATE INDEX "KeptDraft_affiliateId_automationId_keptAt_idx" ON "KeptDraft" ("affiliateId", "automationId", "keptAt");

INSERT INTO "AutomationVersion" ("affiliateId", "automationId", "version", "plan", "publishedAt")
SELECT s."affiliateId", s."automationId", 1,
  jsonb_agg(jsonb_build_object('stepId', s."id", 'stepVersion', s."version", 'delayMinutes', s."delayMinutes")
    ORDER BY s."stepOrder"),
  max(s."updatedAt")
FROM "AffiliateAutomationStep" s WHERE s."archivedAt" IS NULL GROUP BY 1, 2;

UPDATE "AffiliateAutomation" a SET "publishedVersion" = 1
FROM "AutomationVersion" v WHERE v."affiliateId" = a."affiliateId" AND v."automationId" = a."id";

COMMIT;
