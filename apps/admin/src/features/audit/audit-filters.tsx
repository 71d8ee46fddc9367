import { AUDIT_ACTIONS, AUDIT_ACTORS, type AuditAction } from '@booster/contracts/audit'
import { auditActionWords, auditActorWords, auditObjectWords } from '@booster/contracts/audit/audit-words'
import { Button } from '@booster/ui/controls/button'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { SelectInput } from '@booster/ui/controls/select-input'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { useLingui } from '@lingui/react'
import type { AuditSearch } from './audit-search.ts'

type Props = {
  readonly search: AuditSearch
  readonly onChange: (search: AuditSearch) => void
  /** What the ids of the search stand for, where a row says it. */
  readonly names: { readonly person?: string; readonly affiliate?: string; readonly object?: string }
}

/** Narrows the log by action, actor and days; a person, an affiliate and an object come from links. */
export function AuditFilters({ search, onChange, names }: Props) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const change = (part: AuditSearch) => onChange({ ...search, ...part })
  const all = { value: '', label: i18n.t('Semua') }
  const { actor, person, affiliateId, object } = search
  return (
    <div className="toolbar audit__filters">
      <ActionSelect action={search.action} onChange={(action) => change({ action })} />
      <SelectFilter
        name={i18n.t('Pelaku')}
        value={actor ?? ''}
        options={[all, ...AUDIT_ACTORS.map((value) => ({ value, label: auditActorWords(value, locale) }))]}
        onValueChange={(value) => change({ actor: AUDIT_ACTORS.find((each) => each === value) })}
      />
      <Day label={i18n.t('Dari tanggal')} day={search.from} onChange={(from) => change({ from })} />
      <Day label={i18n.t('Sampai tanggal')} day={search.to} onChange={(to) => change({ to })} />
      {person !== undefined && (
        <Chosen
          name={i18n.t('Orang')}
          id={person}
          label={names.person}
          onClear={() => change({ person: undefined })}
        />
      )}
      {affiliateId !== undefined && (
        <Chosen
          name={i18n.t('Affiliate')}
          id={affiliateId}
          label={names.affiliate}
          onClear={() => change({ affiliateId: undefined })}
        />
      )}
      {object !== undefined && (
        <Chosen
          name={i18n.t('Objek')}
          id={object}
          label={names.object}
          onClear={() => change({ object: undefined })}
        />
      )}
      {Object.values(search).some((value) => value !== undefined) && (
        <Button variant="ghost" onClick={() => onChange({})}>
          {i18n.t('Hapus filter')}
        </Button>
      )}
    </div>
  )
}

const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[]
const TYPES = [...new Set(Object.values(AUDIT_ACTIONS))]

/** By the device's own list: there are too many for a menu. */
function ActionSelect(props: {
  readonly action: AuditAction | undefined
  readonly onChange: (action: AuditAction | undefined) => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <SelectInput
      className="audit__action"
      aria-label={i18n.t('Tindakan')}
      value={props.action ?? ''}
      onChange={({ target }) => props.onChange(ACTIONS.find((action) => action === target.value))}
    >
      <option value="">{i18n.t('Semua tindakan')}</option>
      {TYPES.map((type) => (
        <optgroup key={type} label={auditObjectWords(type, locale)}>
          {ACTIONS.filter((action) => AUDIT_ACTIONS[action] === type).map((action) => (
            <option key={action} value={action}>
              {auditActionWords(action, locale)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectInput>
  )
}

function Day(props: {
  readonly label: string
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: TextInput is the control
    <label className="audit__day">
      <span className="muted small">{props.label}</span>
      <TextInput
        type="date"
        value={props.day ?? ''}
        onChange={({ target }) => props.onChange(target.value === '' ? undefined : target.value)}
      />
    </label>
  )
}

function Chosen(props: {
  readonly name: string
  readonly id: string
  readonly label: string | undefined
  readonly onClear: () => void
}) {
  const { i18n } = useLingui()
  const { name, id, label, onClear } = props
  return (
    <SelectFilter
      name={name}
      value={id}
      options={[
        { value: '', label: i18n.t('Semua') },
        { value: id, label: label ?? id },
      ]}
      onValueChange={(value) => value === '' && onClear()}
    />
  )
}
