-- What an affiliate is notified of, once per crossing, in the app and by mail.
BEGIN;

CREATE TABLE "Notice" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" TEXT NOT NULL,
    "object" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER NOT NULL,
    "other" INTEGER NOT NULL DEFAULT 0,
    "inApp" BOOLEAN NOT NULL DEFAULT true,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "closedAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "mailState" TEXT NOT NULL DEFAULT 'none',
    "mailDueAt" TIMESTAMPTZ(3),
    "mailError" TEXT,
    "mailRoad" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("affiliateId","id"),
    CONSTRAINT "notice_kind" CHECK ("kind" IN (
      'low_credit', 'out_of_credit', 'sequence_stopped', 'many_failures', 'unconfirmed_waiting', 'import_finished')),
    CONSTRAINT "notice_mail_state" CHECK ("mailState" IN ('none', 'queued', 'sending', 'sent', 'failed', 'unconfirmed')),
    CONSTRAINT "notice_mail_due" CHECK ("mailState" NOT IN ('queued', 'sending') OR "mailDueAt" IS NOT NULL)
);

CREATE INDEX "Notice_affiliateId_openedAt_id_idx" ON "Notice"("affiliateId", "openedAt" DESC, "id");

-- However many processes find a crossing, one of them opens its notice.
CREATE UNIQUE INDEX "notice_open_once" ON "Notice" ("affiliateId", "kind", "object") WHERE "closedAt" IS NULL;
CREATE INDEX "notice_mails" ON "Notice" ("mailDueAt") WHERE "mailState" IN ('queued', 'sending');

ALTER TABLE "Notice" ADD CONSTRAINT "Notice_affiliateId_fkey" FOREIGN KEY ("affiliateId")
  REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "AffiliateProfile"
  ADD COLUMN "mutedNotices" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "lowCreditMark" INTEGER,
  ADD CONSTRAINT "affiliate_low_credit_mark" CHECK ("lowCreditMark" > 0);

-- Whoever had switched off the one mail that there was gets none of the two that replace it.
UPDATE "AffiliateProfile" SET "mutedNotices" = '{low_credit.email,out_of_credit.email}' WHERE NOT "notifyLowCredit";
ALTER TABLE "AffiliateProfile" DROP COLUMN "notifyLowCredit";

-- What was mailed about credit stays said.
INSERT INTO "Notice" ("affiliateId", "kind", "amount", "other", "openedAt")
SELECT "affiliateId", CASE WHEN "level" = 'warning' THEN 'low_credit' ELSE 'out_of_credit' END,
  coalesce("value", 0), coalesce("threshold", 0), "openedAt"
FROM "Alert" WHERE "kind" = 'affiliate_credit' AND "resolvedAt" IS NULL AND "affiliateId" IS NOT NULL;

COMMIT;
