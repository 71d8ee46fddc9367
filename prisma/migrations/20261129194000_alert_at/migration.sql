-- Trouble that may pass by itself (nobody answers, too many connections) pauses sending at once and alerts later.
ALTER TABLE "ProviderState" ADD COLUMN "alertAt" TIMESTAMPTZ(3);
