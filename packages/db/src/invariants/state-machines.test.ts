import {
  AUTOMATION_STATUSES,
  CATCH_UP_RULES,
  NO_CREDIT_RULES,
  REENTRY_RULES,
  TRIGGER_TYPES,
  UNCONFIRMED_RULES,
} from '@booster/engine/domain/automation'
import { HOLD_REASONS, JOB_STATUSES, JOB_TRANSITIONS } from '@booster/engine/domain/job'
import { CREDIT_LEVELS } from '@booster/engine/domain/provider-credit/provider-credit'
import { RUN_STATUSES, RUN_TRANSITIONS } from '@booster/engine/domain/run'
import { describe, expect, it } from 'vitest'
import { readMigrationFiles } from '../migrations/migration-files.ts'

const sql = readMigrationFiles()
  .migrations.map((migration) => migration.sql)
  .join('\n')

/** The pairs that the last definition of a trigger lets pass, as `from > to`. */
function pairsOfTrigger(name: string): readonly string[] {
  const start = sql.lastIndexOf(`CREATE TRIGGER "${name}"`)
  if (start < 0) throw new Error(`no migration creates the trigger ${name}`)
  const text = sql.slice(start, sql.indexOf('EXECUTE FUNCTION', start))
  const clauses = text.matchAll(
    /OLD\."status" (?:= '(\w+)'|IN \(([^)]*)\)) AND NEW\."status" (?:= '(\w+)'|IN \(([^)]*)\))/g,
  )
  const namesIn = (one: string | undefined, list: string | undefined): readonly string[] =>
    one === undefined ? [...(list ?? '').matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '') : [one]
  return [...clauses]
    .flatMap(([, from, fromList, to, toList]) =>
      namesIn(from, fromList).flatMap((before) => namesIn(to, toList).map((after) => `${before} > ${after}`)),
    )
    .sort()
}

function pairsOf(transitions: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(transitions)
    .flatMap(([from, toList]) => toList.map((to) => `${from} > ${to}`))
    .sort()
}

function valuesOfEnum(name: string): readonly string[] {
  const list = new RegExp(`CREATE TYPE "${name}" AS ENUM \\(([^)]*)\\)`).exec(sql)?.[1]
  const added = sql.matchAll(new RegExp(`ALTER TYPE "${name}" ADD VALUE (?:IF NOT EXISTS )?'(\\w+)'`, 'g'))
  const renamed = new Map(
    [...sql.matchAll(new RegExp(`ALTER TYPE "${name}" RENAME VALUE '(\\w+)' TO '(\\w+)'`, 'g'))].map(
      ([, before = '', after = '']) => [before, after],
    ),
  )
  return [
    ...[...(list ?? '').matchAll(/'(\w+)'/g)].map((match) => match[1] ?? ''),
    ...[...added].map((match) => match[1] ?? ''),
  ]
    .map((value) => renamed.get(value) ?? value)
    .sort()
}

describe('the domain and the database', () => {
  it('allow a job the same transitions', () => {
    expect(pairsOfTrigger('job_transition')).toEqual(pairsOf(JOB_TRANSITIONS))
  })

  it('allow a run the same transitions', () => {
    expect(pairsOfTrigger('run_transition')).toEqual(pairsOf(RUN_TRANSITIONS))
  })

  it.each<[string, readonly string[]]>([
    ['JobStatus', JOB_STATUSES],
    ['RunStatus', RUN_STATUSES],
    ['HoldReason', HOLD_REASONS],
    ['TriggerType', TRIGGER_TYPES],
    ['AutomationStatus', AUTOMATION_STATUSES],
    ['NoCreditRule', NO_CREDIT_RULES],
    ['UnconfirmedRule', UNCONFIRMED_RULES],
    ['ReentryRule', REENTRY_RULES],
    ['CatchUpRule', CATCH_UP_RULES],
    ['CreditLevel', CREDIT_LEVELS],
  ])('know the same values of %s', (name, values) => {
    expect(valuesOfEnum(name)).toEqual([...values].sort())
  })
})
