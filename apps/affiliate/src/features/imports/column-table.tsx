import { IMPORT_FIELDS } from '@booster/contracts/imports/import-fields'
import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { Table, Td } from '@booster/ui/data/table'
import { useLingui } from '@lingui/react'
import type { ColumnChoice } from './column-choices.ts'
import { FIELD_WORDS } from './field-words.ts'

/** The first rows of the file; above each column stands what it is taken for. */
export function ColumnTable(props: {
  readonly file: LeadImport
  readonly choices: readonly ColumnChoice[]
  readonly onChange: (choices: readonly ColumnChoice[]) => void
}) {
  const { i18n } = useLingui()
  const { file, choices, onChange } = props
  const choose = (column: number, choice: string) => {
    const field = IMPORT_FIELDS.find((each) => each === choice) ?? ''
    // A field has one column: the last one chosen.
    const others = choices.map((each) => (each === field ? '' : each))
    onChange(others.with(column, field))
  }
  return (
    <Table label={i18n.t('Kolom dan contoh isinya')} className="imports__columns">
      <thead>
        <tr>
          {file.titles.map((title, column) => (
            <th scope="col" key={`${column} ${title}`} data-used={choices[column] !== '' || undefined}>
              <span className="imports__title">
                {title || i18n.t('Kolom {number}', { number: column + 1 })}
              </span>
              <select
                className="input"
                aria-label={i18n.t('Isi kolom {title}', { title: title || column + 1 })}
                value={choices[column] ?? ''}
                onChange={(event) => choose(column, event.target.value)}
              >
                <option value="">{i18n.t('Jangan diimpor')}</option>
                {IMPORT_FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {i18n._(FIELD_WORDS[field])}
                  </option>
                ))}
              </select>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {file.samples.map(({ row, cells }) => (
          <tr key={row}>
            {file.titles.map((title, column) => (
              <Td key={`${column} ${title}`} className={choices[column] === '' ? 'muted' : undefined}>
                <span className="imports__cell">{cells[column] ?? ''}</span>
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
