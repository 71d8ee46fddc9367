-- The mailbox that bounces and complaints come to by SMTP, how far it is read, and the alert when it cannot be read.
BEGIN;

-- CreateTable
CREATE TABLE "ReportMailbox" (
    "mailbox" TEXT NOT NULL,
    "uidValidity" BIGINT,
    "lastUid" BIGINT NOT NULL DEFAULT 0,
    "holder" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingUid" BIGINT,
    "failingSince" TIMESTAMPTZ(3),
    "error" TEXT,
    "triedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportMailbox_pkey" PRIMARY KEY ("mailbox")
);

ALTER TABLE "ReportMailbox" ADD CONSTRAINT "mailbox_failing" CHECK (
  ("failures" = 0) = ("failingSince" IS NULL) AND ("failures" = 0) = ("error" IS NULL));
ALTER TABLE "ReportMailbox" ADD CONSTRAINT "mailbox_lease" CHECK (("holder" IS NULL) = ("leaseUntil" IS NULL));

ALTER TABLE "Alert" DROP CONSTRAINT "alert_kind";
ALTER TABLE "Alert" ADD CONSTRAINT "alert_kind" CHECK (
  "kind" IN ('provider_credit', 'provider_blocked', 'affiliate_credit', 'unconfirmed', 'integrity', 'mailbox'));

COMMIT;
