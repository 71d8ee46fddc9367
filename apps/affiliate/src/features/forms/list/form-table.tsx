import type { FormRow } from '@booster/contracts/forms/forms'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { UiLink } from '@booster/ui/controls/link'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useLocale } from '@booster/ui/device/use-locale'
import { Tooltip } from '@booster/ui/feedback/tooltip'
import { formatNumber } from '@booster/ui/format/number'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { TriangleAlert } from 'lucide-react'
import { FormBadge } from './form-badge.tsx'
import { startsOf } from './starts-words.ts'

type Props = {
  readonly forms: readonly FormRow[]
  readonly activeAutomations: number
  readonly onOpen: (form: FormRow) => void
}

/** One row per form: its address, what it starts, how many saw it and how many sent it in. */
export function FormTable({ forms, activeAutomations, onOpen }: Props) {
  const { i18n } = useLingui()
  return (
    <Table label={i18n.t('Formulir')} cards>
      <thead>
        <tr>
          <Th>{i18n.t({ id: 'form.one', message: 'Formulir' })}</Th>
          <Th>{i18n.t('Status')}</Th>
          <Th>{i18n.t('Memulai alur')}</Th>
          <Th num>
            <Defined
              text={i18n.t(
                'Berapa kali halaman formulir ini dibuka. Yang mengisi di halaman Anda sendiri dihitung sekali.',
              )}
            >
              {i18n.t('Dibuka')}
            </Defined>
          </Th>
          <Th num>
            <Defined text={i18n.t('Orang yang mengisi formulir ini, masing-masing dihitung sekali.')}>
              {i18n.t('Diisi')}
            </Defined>
          </Th>
          <Th num>
            <Defined text={i18n.t('Diisi dibagi dibuka.')}>{i18n.t('Konversi')}</Defined>
          </Th>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <Row key={form.id} form={form} activeAutomations={activeAutomations} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ form, activeAutomations, onOpen }: Omit<Props, 'forms'> & { readonly form: FormRow }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <Tr onOpen={() => onOpen(form)}>
      <Td phone="main">
        <CellLines
          main={<UiLink href={`${AFFILIATE_PATHS.forms}/${form.id}`}>{form.title}</UiLink>}
          sub={<Address form={form} />}
        />
      </Td>
      <Td phone="state">
        <FormBadge active={form.active} />
      </Td>
      <Td phone="flow">
        <Starting form={form} activeAutomations={activeAutomations} />
      </Td>
      <Td num>
        <Num value={form.viewCount} />
      </Td>
      <Td num>
        <Num value={form.submitCount} />
      </Td>
      <Td num>
        <Conversion form={form} />
      </Td>
      <Td phone="when" className="only-on-cards forms__counts">
        {i18n.t('{views} kali dibuka, {people} orang mengisi', {
          views: formatNumber(form.viewCount, locale),
          people: formatNumber(form.submitCount, locale),
        })}
      </Td>
    </Tr>
  )
}

function Address({ form }: { readonly form: FormRow }) {
  const { i18n } = useLingui()
  return (
    <span className="forms__address">
      <a href={form.url} target="_blank" rel="noopener">
        {form.url.replace(/^https?:\/\//, '')}
      </a>
      <CopyButton value={form.url} label={i18n.t('Salin tautan {title}', { title: form.title })} />
    </span>
  )
}

function Starting(props: { readonly form: FormRow; readonly activeAutomations: number }) {
  const { i18n } = useLingui()
  const { text, problem } = startsOf(i18n, props)
  const warning = problem !== null && (
    <span className="forms__problem">
      <TriangleAlert className="icon icon--sm" aria-hidden="true" />
      {problem}
    </span>
  )
  return text === null ? warning : <CellLines main={text} sub={warning || undefined} />
}

/** Nobody saw it: there is no share of nothing. */
function Conversion({ form: { viewCount, submitCount } }: { readonly form: FormRow }) {
  if (viewCount === 0) return <span className="muted">–</span>
  return <Num value={submitCount / viewCount} as="percent" />
}

function Defined({ text, children }: { readonly text: string; readonly children: string }) {
  return (
    <Tooltip text={text}>
      <button type="button" className="defined">
        {children}
      </button>
    </Tooltip>
  )
}
