-- An admin looks at an affiliate's account in a session of their own: read-only, and for an hour.
BEGIN;

ALTER TABLE "Session" ADD COLUMN "viewedAffiliateId" UUID, ADD COLUMN "viewedUntil" TIMESTAMPTZ(3);

COMMIT;
