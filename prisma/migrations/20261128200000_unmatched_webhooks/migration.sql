BEGIN;

-- Events that came before their mail's id was known are applied again soon; nearly all others are matched at once.
CREATE INDEX "WebhookEvent_unmatched" ON "WebhookEvent" ("receivedAt") WHERE "matchedAt" IS NULL;

COMMIT;
