BEGIN;

-- A row never changes its affiliate, nor its id: a foreign key refuses that instead of carrying it on through a
-- tenant's data. On a cluster the affiliate says on which node a row lies, and Citus takes no other kind. Each key is checked anew
-- over its table while nobody writes there: about a second per million rows.
DO $$
DECLARE
  key record;
BEGIN
  FOR key IN
    SELECT c.conrelid::regclass AS "table", c.conname AS "name",
      replace(pg_get_constraintdef(c.oid), 'ON UPDATE CASCADE', 'ON UPDATE RESTRICT') AS "definition"
    FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confupdtype = 'c' AND c.connamespace = 'public'::regnamespace AND EXISTS (
      SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname = 'affiliateId')
    ORDER BY c.conrelid::regclass::text, c.conname
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s',
      key."table", key."name", key."name", key."definition");
  END LOOP;
END
$$;

COMMIT;
