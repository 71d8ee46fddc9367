-- An opening whose picture a mail service fetched tells less than one by a person. Events of before say nothing of it.
BEGIN;

ALTER TABLE "DeliveryEvent" ADD COLUMN "byMachine" BOOLEAN;

COMMIT;
