BEGIN;

-- Every opt-in paid for two triggers that looked through its rows for tags, though most leads have none and few change
-- them. A trigger per row whose condition is checked before it is called costs nothing then.
DROP TRIGGER "lead_tags_inserted" ON "AffiliateLead";
DROP TRIGGER "lead_tags_moved" ON "AffiliateLead";

CREATE OR REPLACE FUNCTION insert_lead_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
  SELECT DISTINCT NEW."affiliateId", t.tag, NEW."createdAt", NEW."id" FROM unnest(NEW."tags") AS t(tag);
  RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION move_lead_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "LeadTag" k WHERE k."affiliateId" = OLD."affiliateId" AND k."leadId" = OLD."id";
  INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
  SELECT DISTINCT NEW."affiliateId", t.tag, NEW."createdAt", NEW."id" FROM unnest(NEW."tags") AS t(tag);
  RETURN NULL;
END
$$;

CREATE TRIGGER "lead_tags_inserted" AFTER INSERT ON "AffiliateLead" FOR EACH ROW
  WHEN (cardinality(NEW."tags") > 0) EXECUTE FUNCTION insert_lead_tags();
CREATE TRIGGER "lead_tags_moved" AFTER UPDATE OF "tags", "createdAt" ON "AffiliateLead" FOR EACH ROW
  WHEN (OLD."tags" IS DISTINCT FROM NEW."tags" OR OLD."createdAt" <> NEW."createdAt") EXECUTE FUNCTION move_lead_tags();

COMMIT;
