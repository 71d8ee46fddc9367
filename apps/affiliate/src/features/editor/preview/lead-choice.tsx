import { Button } from '@booster/ui/controls/button'
import { SearchBox } from '@booster/ui/controls/search-box'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

export type PreviewLead = { readonly id: string; readonly name: string }

const SHOWN = 5

/** Whose mail is shown: a sample lead, or one of one's own. */
export function LeadChoice(props: {
  readonly lead: PreviewLead | null
  /** The name of the sample lead, once known. */
  readonly sample: string | undefined
  readonly onChange: (lead: PreviewLead | null) => void
}) {
  const { i18n } = useLingui()
  const { lead, sample, onChange } = props
  const [isOpen, setOpen] = useState(false)
  const choose = (next: PreviewLead | null) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <div className="preview__lead">
      <span className="muted small">
        {lead === null ? i18n.t('Contoh: {name}', { name: sample ?? '…' }) : lead.name}
      </span>
      <Button size="sm" variant="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {i18n.t('Ganti lead')}
      </Button>
      {isOpen && <LeadSearch hasSample={lead !== null} onChoose={choose} />}
    </div>
  )
}

function LeadSearch(props: {
  readonly hasSample: boolean
  readonly onChoose: (lead: PreviewLead | null) => void
}) {
  const { i18n } = useLingui()
  const [term, setTerm] = useState('')
  const found = useQuery(
    useTRPC().lead.list.queryOptions(
      { limit: SHOWN, ...(term.length >= 2 ? { q: term } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  const leads = found.data?.leads.slice(0, SHOWN) ?? []
  return (
    <div className="preview__leads">
      <SearchBox term={term} onTermChange={setTerm} placeholder={i18n.t('Cari nama atau email')} />
      <ul>
        {props.hasSample && (
          <li>
            <button type="button" className="preview__one" onClick={() => props.onChoose(null)}>
              {i18n.t('Lead contoh')}
            </button>
          </li>
        )}
        {leads.map((lead) => (
          <li key={lead.id}>
            <button type="button" className="preview__one" onClick={() => props.onChoose(lead)}>
              <span className="cell-main">{lead.name}</span>
              <span className="cell-sub">{lead.email ?? ''}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.data !== undefined && leads.length === 0 && (
        <p className="muted small">{i18n.t('Tidak ada lead yang cocok.')}</p>
      )}
    </div>
  )
}
