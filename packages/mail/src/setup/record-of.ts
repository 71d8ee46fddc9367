import {
  SETUP_FINDINGS,
  SETUP_LEVELS,
  type SetupFinding,
  type SetupFindingCode,
  type SetupRecord,
} from '@booster/contracts/sending/setup-check'

export function finding(code: SetupFindingCode, detail: readonly string[] = []): SetupFinding {
  return { code, level: SETUP_FINDINGS[code], detail: [...detail] }
}

/** A record with the worst level of its findings. */
export function recordOf(
  kind: SetupRecord['kind'],
  facts: {
    readonly host: string | null
    readonly findings: readonly SetupFinding[]
    readonly found?: readonly string[]
    readonly wanted?: string | null
  },
): SetupRecord {
  const { host, findings, found = [], wanted = null } = facts
  const worst = Math.max(0, ...findings.map(({ level }) => SETUP_LEVELS.indexOf(level)))
  return {
    kind,
    host,
    level: SETUP_LEVELS[worst] ?? 'right',
    findings: [...findings],
    found: [...found],
    wanted,
  }
}
