import type { SetupRecord } from '@booster/contracts/sending/setup-check'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { useLingui } from '@lingui/react'
import { findingWords } from './finding-words.ts'
import { LEVEL_LOOK, RECORD_WORDS } from './record-look.ts'

/** One thing that receivers look at: what is there, what is wrong with it, and what to paste. */
export function RecordCard({ record }: { readonly record: SetupRecord }) {
  const { i18n } = useLingui()
  const { kind, host, level, findings, found, wanted } = record
  const { title, note } = RECORD_WORDS[kind]
  return (
    <Card className="setup-record">
      <CardHead title={title} note={i18n._(note)}>
        <StatusBadge look={LEVEL_LOOK[level]} />
      </CardHead>
      <CardBody className="setup-record__body">
        {findings.length > 0 && (
          <ul className="setup-record__findings">
            {findings.map((finding) => {
              const { icon: Shape, tone } = LEVEL_LOOK[finding.level]
              return (
                <li key={finding.code} data-state={tone}>
                  <Shape className="icon" />
                  <span>{findingWords(i18n, finding)}</span>
                </li>
              )
            })}
          </ul>
        )}
        {host !== null && (
          <Value
            label={kind === 'public-url' ? i18n.t('Alamat aplikasi') : i18n.t('Nama di DNS')}
            value={host}
          />
        )}
        {wanted !== null && <Value label={i18n.t('Pasang record TXT ini')} value={wanted} isWanted />}
        {found.map((value) => (
          <Value key={value} label={i18n.t('Ada sekarang')} value={value} />
        ))}
      </CardBody>
    </Card>
  )
}

function Value({
  label,
  value,
  isWanted = false,
}: {
  readonly label: string
  readonly value: string
  readonly isWanted?: boolean
}) {
  const { i18n } = useLingui()
  return (
    <div className={isWanted ? 'setup-value setup-value--wanted' : 'setup-value'}>
      <span className="setup-value__label">{label}</span>
      <code>{value}</code>
      <CopyButton value={value} label={i18n.t('Salin {value}', { value: label })} />
    </div>
  )
}
