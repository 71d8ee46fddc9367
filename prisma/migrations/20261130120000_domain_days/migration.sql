-- Mails by recipient domain. A job keeps what its mail is counted by from the next hand-over on; jobs of before keep
-- nothing, and reports say so: where a mail of the past went is not known for leads whose address was corrected or erased.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateAutomationJob" ADD COLUMN     "recipientDomain" TEXT;

-- AlterTable
ALTER TABLE "ArchivedJob" ADD COLUMN     "recipientDomain" TEXT;

-- CreateTable
CREATE TABLE "DomainDay" (
    "affiliateId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "part" SMALLINT NOT NULL DEFAULT 0,
    "domain" TEXT NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "clicked" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "complained" INTEGER NOT NULL DEFAULT 0,
    "unsubscribed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DomainDay_pkey" PRIMARY KEY ("affiliateId","day","part","domain")
);

-- AddForeignKey
ALTER TABLE "DomainDay" ADD CONSTRAINT "DomainDay_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "DomainDay" ADD CONSTRAINT "domain_day_part" CHECK ("part" BETWEEN 0 AND 2);
ALTER TABLE "DomainDay" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);

CREATE OR REPLACE VIEW "AnyJob" AS
SELECT "affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status", "holdReason",
  "scheduledAt", "executedAt", "failedAt", "cancelledAt", "unconfirmedAt", "errorCode", "errorMessage",
  "retryCount", "maxRetries", "quickRetryCount", "attemptCount", "creditAmount", "creditReserved", "creditDeducted",
  "emailSent", "emailId", "sendMs", "stepVersion", "messageRef", "createdAt", "updatedAt",
  NULL::timestamptz(3) AS "archivedAt", "recipientDomain"
FROM "AffiliateAutomationJob"
UNION ALL
SELECT "affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status", NULL::"HoldReason",
  "scheduledAt", "executedAt", "failedAt", "cancelledAt", NULL::timestamptz(3), "errorCode", "errorMessage",
  "retryCount", "maxRetries", 0, "attemptCount", "creditAmount", false, "status" = 'completed',
  "status" = 'completed', "emailId", "sendMs", "stepVersion", "messageRef", "createdAt", "updatedAt",
  "archivedAt", "recipientDomain"
FROM "ArchivedJob";

COMMIT;
