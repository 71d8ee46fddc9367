-- What a lead does by the link in one of its mails looked like an act of the system. Rows of before say nothing of it.
BEGIN;

-- AlterTable
ALTER TABLE "ActivityLog" ADD COLUMN     "byLead" BOOLEAN NOT NULL DEFAULT false;

COMMIT;
