import type { LeadRow } from '@booster/contracts/leads/leads'
import { TextInput } from '@booster/ui/controls/text-input'
import { Avatar } from '@booster/ui/data/avatar'
import { useTRPC } from '@booster/web/api/client'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'

const SETTLE_MS = 250

type Props = {
  readonly leads: readonly LeadRow[]
  readonly onChange: (leads: readonly LeadRow[]) => void
}

/** Finds leads by name or address and keeps the chosen ones as chips. */
export function LeadPicker({ leads, onChange }: Props) {
  const { i18n } = useLingui()
  const [typed, setTyped] = useState('')
  const [term, setTerm] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTerm(typed.trim()), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery(
    useTRPC().lead.search.queryOptions(
      { q: term, limit: 8 },
      { enabled: term.length >= 2, placeholderData: keepPreviousData },
    ),
  )
  const offered = (found.data?.leads ?? []).filter((lead) => !leads.some(({ id }) => id === lead.id))
  const choose = (lead: LeadRow) => {
    onChange([...leads, lead])
    setTyped('')
    setTerm('')
  }
  return (
    <div className="lead-picker">
      {leads.length > 0 && (
        <ul className="lead-picker__chosen" aria-label={i18n.t('Lead terpilih')}>
          {leads.map((lead) => (
            <li key={lead.id} className="tag">
              {lead.name}
              <button
                type="button"
                aria-label={i18n.t('Hapus {name}', { name: lead.name })}
                onClick={() => onChange(leads.filter(({ id }) => id !== lead.id))}
              >
                <X className="icon icon--sm" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        type="search"
        autoComplete="off"
        placeholder={i18n.t('mis. dewi')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      {term.length >= 2 && (
        <ul
          className="lead-picker__found"
          aria-label={i18n.t('Hasil pencarian')}
          aria-busy={found.isFetching}
        >
          {offered.map((lead) => (
            <li key={lead.id}>
              <button type="button" className="lead-picker__row" onClick={() => choose(lead)}>
                <Avatar name={lead.name} />
                <span className="list__text">
                  <span className="cell-main">{lead.name}</span>
                  <span className="cell-sub">
                    {lead.blocked === null ? lead.email : skipWords(i18n, lead.blocked)}
                  </span>
                </span>
                <Plus className="icon icon--sm" />
              </button>
            </li>
          ))}
          {offered.length === 0 && !found.isFetching && (
            <li className="lead-picker__none muted">{i18n.t('Tidak ada lead yang cocok.')}</li>
          )}
        </ul>
      )}
    </div>
  )
}
