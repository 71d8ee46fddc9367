-- Who leaves one sequence by the link of a mail is counted apart from who unsubscribes from all mail. A new value of an enum
-- can be used by later transactions only; the counters follow in the next migration.
BEGIN;

-- AlterEnum
ALTER TYPE "DeliveryKind" ADD VALUE 'left';
ALTER TYPE "SkipReason" ADD VALUE 'LEFT_SEQUENCE';

COMMIT;
