BEGIN;

-- Every process tells with its heartbeat how long its claims, hand-overs and settlements took lately.
ALTER TABLE "EngineProcess" ADD COLUMN "timings" JSONB;

COMMIT;
