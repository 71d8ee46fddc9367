BEGIN;

-- CreateTable
CREATE TABLE "FormConsentText" (
    "affiliateId" UUID NOT NULL,
    "formId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormConsentText_pkey" PRIMARY KEY ("affiliateId","formId","version")
);

-- AlterTable
ALTER TABLE "OptinForm"
  ADD COLUMN "automationId" UUID,
  ADD COLUMN "consentVersion" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "doubleOptIn" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "fields" JSONB NOT NULL DEFAULT '[{"kind": "name", "label": null, "required": true}, {"kind": "email", "label": null, "required": true}, {"kind": "whatsapp", "label": null, "required": false}]',
  ADD COLUMN "hourlyLimit" INTEGER DEFAULT 1000,
  ADD COLUMN "redirectUrl" TEXT,
  ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "viewCount" INTEGER NOT NULL DEFAULT 0,
  ALTER COLUMN "thankYouText" SET DEFAULT '';

UPDATE "OptinForm" SET "fields" = "fields" - 2 WHERE NOT "askWhatsapp";
ALTER TABLE "OptinForm" DROP COLUMN "askWhatsapp";

-- AlterTable
ALTER TABLE "LeadConsent" ADD COLUMN "answers" JSONB,
  ADD COLUMN "consentVersion" INTEGER;

-- The text that each form shows today is its first version; a proof with these words refers to it.
INSERT INTO "FormConsentText" ("affiliateId", "formId", "version", "text", "createdAt")
SELECT "affiliateId", "id", 1, "consentText", "createdAt" FROM "OptinForm";
UPDATE "LeadConsent" c SET "consentVersion" = 1
FROM "OptinForm" f
WHERE f."affiliateId" = c."affiliateId" AND f."id" = c."formId" AND f."consentText" = c."text";

-- One person counts once, however often she sends the form in.
UPDATE "OptinForm" f SET "submitCount" = c."people"
FROM (SELECT "affiliateId", "formId", count(DISTINCT "leadId") AS "people" FROM "LeadConsent" GROUP BY 1, 2) c
WHERE c."affiliateId" = f."affiliateId" AND c."formId" = f."id" AND f."submitCount" <> c."people";

-- An address is written in small letters, so that it can be read out and typed.
UPDATE "OptinForm" f SET "slug" = lower("slug") || CASE WHEN EXISTS (
    SELECT 1 FROM "OptinForm" o WHERE o."id" <> f."id" AND lower(o."slug") = lower(f."slug"))
  THEN '-' || right("id"::text, 6) ELSE '' END
WHERE "slug" <> lower("slug");

-- AddForeignKey
ALTER TABLE "LeadConsent" ADD CONSTRAINT "LeadConsent_affiliateId_formId_consentVersion_fkey" FOREIGN KEY ("affiliateId", "formId", "consentVersion") REFERENCES "FormConsentText"("affiliateId", "formId", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OptinForm" ADD CONSTRAINT "OptinForm_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "FormConsentText" ADD CONSTRAINT "FormConsentText_affiliateId_formId_fkey" FOREIGN KEY ("affiliateId", "formId") REFERENCES "OptinForm"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "OptinForm"
  ADD CONSTRAINT "optin_form_slug_in_small_letters" CHECK ("slug" = lower("slug")),
  ADD CONSTRAINT "optin_form_asks_name_and_email" CHECK ("fields" @> '[{"kind": "name"}, {"kind": "email"}]'),
  ADD CONSTRAINT "optin_form_redirects_by_https" CHECK ("redirectUrl" LIKE 'https://%'),
  ADD CONSTRAINT "optin_form_counts" CHECK ("viewCount" >= 0 AND "submitCount" >= 0 AND "hourlyLimit" > 0);

-- Every consent text that a form has ever shown is kept, whoever changes the form.
CREATE FUNCTION number_consent_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."consentVersion" := CASE WHEN TG_OP = 'UPDATE' THEN OLD."consentVersion" + 1 ELSE 1 END;
  RETURN NEW;
END
$$;
CREATE FUNCTION keep_consent_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FormConsentText" ("affiliateId", "formId", "version", "text", "createdAt")
  VALUES (NEW."affiliateId", NEW."id", NEW."consentVersion", NEW."consentText", NEW."updatedAt");
  RETURN NULL;
END
$$;
CREATE TRIGGER "form_consent_first" BEFORE INSERT ON "OptinForm" FOR EACH ROW EXECUTE FUNCTION number_consent_text();
CREATE TRIGGER "form_consent_next" BEFORE UPDATE OF "consentText", "consentVersion" ON "OptinForm" FOR EACH ROW
  WHEN (OLD."consentText" <> NEW."consentText" OR OLD."consentVersion" <> NEW."consentVersion")
  EXECUTE FUNCTION number_consent_text();
CREATE TRIGGER "form_consent_first_kept" AFTER INSERT ON "OptinForm" FOR EACH ROW EXECUTE FUNCTION keep_consent_text();
CREATE TRIGGER "form_consent_next_kept" AFTER UPDATE ON "OptinForm" FOR EACH ROW
  WHEN (OLD."consentVersion" <> NEW."consentVersion") EXECUTE FUNCTION keep_consent_text();
CREATE TRIGGER "consent_text_append_only" BEFORE UPDATE OR DELETE ON "FormConsentText" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Views and submissions change a form's row all the time: room on its page, and no index touched.
ALTER TABLE "OptinForm" SET (fillfactor = 50);

COMMIT;
