-- The address that an affiliate signs in with, beside its profile: mails name it where the affiliate has chosen no other, and
-- profiles lie everywhere while users lie in one place.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateProfile" ADD COLUMN "accountEmail" TEXT NOT NULL DEFAULT '';

UPDATE "AffiliateProfile" p SET "accountEmail" = lower(u."email") FROM "User" u WHERE u."id" = p."userId";

CREATE FUNCTION take_account_email() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW."accountEmail" := (SELECT lower(u."email") FROM "User" u WHERE u."id" = NEW."userId");
  RETURN NEW;
END $$;
CREATE TRIGGER "take_account_email" BEFORE INSERT OR UPDATE OF "userId" ON "AffiliateProfile"
  FOR EACH ROW EXECUTE FUNCTION take_account_email();

CREATE FUNCTION give_account_email() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "AffiliateProfile" SET "accountEmail" = lower(NEW."email") WHERE "userId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "give_account_email" AFTER UPDATE OF "email" ON "User"
  FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION give_account_email();

COMMIT;
