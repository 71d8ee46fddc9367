-- A soft bounce is no last word: what became of a mail can get better. Events of before say no class.
BEGIN;

-- CreateEnum
CREATE TYPE "BounceClass" AS ENUM ('hard', 'soft', 'reputation');

-- AlterTable
ALTER TABLE "DeliveryEvent" ADD COLUMN "bounceClass" "BounceClass";

COMMIT;
