-- The audit page: who acted, as the person was at that time, and an index for each of its filters.
BEGIN;

ALTER TABLE "ActivityLog" ADD COLUMN "actorKind" TEXT, ADD COLUMN "keyName" TEXT;

-- By a trigger, so that no writer can leave it out: neither a process of the version before nor an insert by hand.
CREATE FUNCTION set_actor_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."actorKind" := CASE
    WHEN NEW."byLead" THEN 'lead'
    WHEN NEW."actorId" IS NULL THEN 'system'
    WHEN NEW."keyName" IS NOT NULL THEN 'api_key'
    ELSE coalesce((SELECT u."role"::text FROM "User" u WHERE u."id" = NEW."actorId"), 'affiliate')
  END;
  RETURN NEW;
END $$;
CREATE TRIGGER "activity_actor_kind" BEFORE INSERT ON "ActivityLog" FOR EACH ROW EXECUTE FUNCTION set_actor_kind();

ALTER TABLE "ActivityLog" DISABLE TRIGGER "activity_append_only";
UPDATE "ActivityLog" l SET "actorKind" = CASE
  WHEN l."byLead" THEN 'lead'
  WHEN l."actorId" IS NULL THEN 'system'
  ELSE coalesce((SELECT u."role"::text FROM "User" u WHERE u."id" = l."actorId"), 'affiliate')
END;
ALTER TABLE "ActivityLog" ENABLE TRIGGER "activity_append_only";
ALTER TABLE "ActivityLog" ALTER COLUMN "actorKind" SET NOT NULL, ALTER COLUMN "actorKind" SET DEFAULT '';

DROP INDEX "ActivityLog_at_idx";
DROP INDEX "ActivityLog_affiliateId_at_idx";
CREATE INDEX "ActivityLog_at_id_idx" ON "ActivityLog"("at" DESC, "id" DESC);
CREATE INDEX "ActivityLog_affiliateId_at_id_idx" ON "ActivityLog"("affiliateId", "at" DESC, "id" DESC);
CREATE INDEX "ActivityLog_action_at_id_idx" ON "ActivityLog"("action", "at" DESC, "id" DESC);
CREATE INDEX "ActivityLog_actorKind_at_id_idx" ON "ActivityLog"("actorKind", "at" DESC, "id" DESC);
CREATE INDEX "ActivityLog_actorId_at_id_idx" ON "ActivityLog"("actorId", "at" DESC, "id" DESC);
CREATE INDEX "ActivityLog_objectId_at_id_idx" ON "ActivityLog"("objectId", "at" DESC, "id" DESC);

COMMIT;
