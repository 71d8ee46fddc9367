BEGIN;

-- The question is written in the language of the page on which the form was sent in.
ALTER TABLE "OptinConfirmation" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'id';
ALTER TABLE "OptinConfirmation" ADD CONSTRAINT "optin_confirmation_language" CHECK ("language" IN ('id', 'en'));

COMMIT;
