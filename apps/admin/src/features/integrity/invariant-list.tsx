import { Card, CardHead } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { useLingui } from '@lingui/react'
import { CircleCheck, CircleQuestionMark, OctagonAlert } from 'lucide-react'
import { INVARIANT_WORDS } from './invariant-words.ts'

const PASSED: StatusLook = { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Lulus' }
const VIOLATED: StatusLook = { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Dilanggar' }
const UNKNOWN: StatusLook = { tone: 'paused', icon: CircleQuestionMark, word: /*i18n*/ 'Belum diperiksa' }

export interface Finding {
  readonly name: string
  /** Null: not checked this week. */
  readonly ok: boolean | null
  /** The first rows that contradict it; only known right after a run. */
  readonly rows: readonly unknown[]
}

/** Everything that must be true of the data, and whether it is. Violations come first. */
export function InvariantList({ findings }: { readonly findings: readonly Finding[] }) {
  const { i18n } = useLingui()
  const sorted = [...findings].sort((left, right) => Number(left.ok !== false) - Number(right.ok !== false))
  return (
    <Card>
      <CardHead title={i18n.t('Yang harus selalu benar')} note={findings.length} ruled />
      <ul aria-label={i18n.t('Yang harus selalu benar')}>
        {sorted.map((finding) => (
          <InvariantRow key={finding.name} finding={finding} />
        ))}
      </ul>
    </Card>
  )
}

function InvariantRow({ finding }: { readonly finding: Finding }) {
  const { i18n } = useLingui()
  const words = INVARIANT_WORDS[finding.name]
  const look = lookOf(finding)
  return (
    <li className="invariant">
      <div className="invariant__text">
        <span className="cell-main">{words === undefined ? finding.name : i18n._(words)}</span>
        <span className="cell-sub mono">{finding.name}</span>
        {finding.rows.length > 0 && (
          <details>
            <summary>{i18n.t('Baris yang melanggar: {count}', { count: finding.rows.length })}</summary>
            <pre>{finding.rows.map((row) => JSON.stringify(row)).join('\n')}</pre>
          </details>
        )}
      </div>
      <StatusBadge look={look} />
    </li>
  )
}

function lookOf({ ok }: Finding): StatusLook {
  if (ok === null) return UNKNOWN
  return ok ? PASSED : VIOLATED
}
