-- By which road an alert's mail left, or was refused last: system, smtp or mailketing.
BEGIN;

ALTER TABLE "AlertDelivery" ADD COLUMN "road" TEXT;

COMMIT;
