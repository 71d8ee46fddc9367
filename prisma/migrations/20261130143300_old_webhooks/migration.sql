-- What a provider sent is kept for some time only, also once it has found its mail; this finds the old ones.
BEGIN;

CREATE INDEX "WebhookEvent_matched" ON "WebhookEvent" ("matchedAt") WHERE "matchedAt" IS NOT NULL;

COMMIT;
