BEGIN;

-- What came to the doors for delivery reports, by the hour: a few rows per hour, whatever is sent to them.
CREATE TABLE "WebhookCount" (
  "door" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "events" INTEGER NOT NULL,
  "lastAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "WebhookCount_pkey" PRIMARY KEY ("door", "outcome", "hour")
);

COMMIT;
