import type { integrityReport } from '@booster/contracts/integrity'
import type { IntegrityReport } from '@booster/services/integrity/check-integrity'
import type { z } from 'zod'

export function integrityReportOf(report: IntegrityReport): z.infer<typeof integrityReport> {
  return {
    passed: report.passed,
    total: report.total,
    results: report.results.map(({ number, name, meaning, money, ok, rows, ms }) => ({
      number,
      name,
      meaning,
      money,
      ok,
      rows: [...rows],
      ms,
    })),
  }
}
