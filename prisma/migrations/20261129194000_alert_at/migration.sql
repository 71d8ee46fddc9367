-- Problems that may pass by themselves (nobody answers, too many connections) pause sending at once and alert later.
BEGIN;

ALTER TABLE "ProviderState" ADD COLUMN "alertAt" TIMESTAMPTZ(3);

COMMIT;
