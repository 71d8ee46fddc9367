BEGIN;

-- AlterTable
ALTER TABLE "LeadImport" ADD COLUMN "erasedHashes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The first rows of a file are people; once the import is started, nobody looks at them again.
UPDATE "LeadImport" SET "samples" = '[]' WHERE "status" NOT IN ('uploading', 'ready');

COMMIT;
