BEGIN;

-- One word for one reason: a job held for want of credit says what a job failed for it says. The label of the value
-- changes, not the rows: they keep its number.
ALTER TYPE "HoldReason" RENAME VALUE 'NO_CREDIT' TO 'INSUFFICIENT_CREDIT';

COMMIT;
