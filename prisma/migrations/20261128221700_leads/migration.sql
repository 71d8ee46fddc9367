BEGIN;

ALTER TABLE "AffiliateLead" ADD COLUMN "notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN "emailChangedAt" TIMESTAMPTZ(3),
ADD COLUMN "erasedAt" TIMESTAMPTZ(3);

ALTER TABLE "LeadConsent" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'optin';

-- CreateTable
CREATE TABLE "LeadTag" (
    "affiliateId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "leadId" UUID NOT NULL,

    CONSTRAINT "LeadTag_pkey" PRIMARY KEY ("affiliateId","leadId","tag")
);

-- CreateIndex
CREATE INDEX "LeadTag_affiliateId_tag_createdAt_leadId_idx" ON "LeadTag"("affiliateId", "tag", "createdAt" DESC, "leadId");

-- CreateIndex
CREATE INDEX "AffiliateLead_affiliateId_source_createdAt_id_idx" ON "AffiliateLead"("affiliateId", "source", "createdAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "LeadTag" ADD CONSTRAINT "LeadTag_affiliateId_leadId_fkey" FOREIGN KEY ("affiliateId", "leadId") REFERENCES "AffiliateLead"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "AffiliateLead"
  ADD CONSTRAINT "lead_status_known" CHECK ("status" IN ('new', 'contacted', 'customer', 'lost')),
  ADD CONSTRAINT "erased_lead_is_nobody" CHECK ("erasedAt" IS NULL
    OR ("email" IS NULL AND "whatsapp" IS NULL AND "notes" = '' AND cardinality("tags") = 0));

-- The list of leads by name, and the rare kinds of leads by age.
CREATE INDEX "AffiliateLead_by_name" ON "AffiliateLead" ("affiliateId", lower("name"), "id");
CREATE INDEX "AffiliateLead_by_status" ON "AffiliateLead" ("affiliateId", "status", "createdAt" DESC, "id") WHERE "status" <> 'new';
CREATE INDEX "AffiliateLead_no_address" ON "AffiliateLead" ("affiliateId", "createdAt" DESC, "id") WHERE "email" IS NULL;
CREATE INDEX "AffiliateLead_unsubscribed" ON "AffiliateLead" ("affiliateId", "createdAt" DESC, "id") WHERE "unsubscribedAt" IS NOT NULL;
CREATE INDEX "AffiliateLead_suppressed" ON "AffiliateLead" ("affiliateId", "createdAt" DESC, "id") WHERE "suppressedAt" IS NOT NULL;

-- What a search finds a lead by: the words of its name, its address and its number, each behind a short key of its
-- affiliate, so that one index answers "begins with" without reading the leads of others.
CREATE FUNCTION lead_words(affiliate uuid, name text, email text, whatsapp text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(regexp_replace(
    lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(whatsapp, '')),
    '(^|\s+)(?=\S)', ' ' || left(md5(affiliate::text), 8) || ':', 'g'), ' '), ''))
$$;
CREATE INDEX "AffiliateLead_words" ON "AffiliateLead" USING gin (lead_words("affiliateId", "name", "email", "whatsapp"));

-- "LeadTag" repeats "AffiliateLead"."tags" in the order in which a tag's leads are listed. Whoever writes leads writes
-- the array only.
CREATE FUNCTION insert_lead_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
  SELECT DISTINCT l."affiliateId", t.tag, l."createdAt", l."id" FROM new_leads l CROSS JOIN LATERAL unnest(l."tags") AS t(tag);
  RETURN NULL;
END
$$;
CREATE FUNCTION move_lead_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "LeadTag" k USING old_leads o JOIN new_leads n ON n."affiliateId" = o."affiliateId" AND n."id" = o."id"
  WHERE (o."tags" IS DISTINCT FROM n."tags" OR o."createdAt" <> n."createdAt")
    AND k."affiliateId" = o."affiliateId" AND k."leadId" = o."id";
  INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
  SELECT DISTINCT n."affiliateId", t.tag, n."createdAt", n."id"
  FROM old_leads o JOIN new_leads n ON n."affiliateId" = o."affiliateId" AND n."id" = o."id"
  CROSS JOIN LATERAL unnest(n."tags") AS t(tag)
  WHERE o."tags" IS DISTINCT FROM n."tags" OR o."createdAt" <> n."createdAt";
  RETURN NULL;
END
$$;
CREATE TRIGGER "lead_tags_inserted" AFTER INSERT ON "AffiliateLead"
  REFERENCING NEW TABLE AS new_leads FOR EACH STATEMENT EXECUTE FUNCTION insert_lead_tags();
CREATE TRIGGER "lead_tags_moved" AFTER UPDATE ON "AffiliateLead"
  REFERENCING OLD TABLE AS old_leads NEW TABLE AS new_leads FOR EACH STATEMENT EXECUTE FUNCTION move_lead_tags();
INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
SELECT DISTINCT l."affiliateId", t.tag, l."createdAt", l."id" FROM "AffiliateLead" l CROSS JOIN LATERAL unnest(l."tags") AS t(tag);

-- The archive never changes, except that erasing a person takes what a provider said about the address out of it.
CREATE FUNCTION refuse_archive_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."errorMessage" IS NULL
    AND to_jsonb(NEW) - 'errorMessage' = to_jsonb(OLD) - 'errorMessage' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
DROP TRIGGER "archive_append_only" ON "ArchivedJob";
CREATE TRIGGER "archive_append_only" BEFORE UPDATE OR DELETE ON "ArchivedJob" FOR EACH ROW EXECUTE FUNCTION refuse_archive_change();

COMMIT;
