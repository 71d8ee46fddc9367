import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { useShortcut } from './shortcut.tsx'

export interface SearchBoxProps {
  /** The settled term, usually from the address. */
  readonly term: string
  /** Called 250 ms after typing stops, at once on Enter; terms of one letter count as empty. */
  readonly onTermChange: (term: string) => void
  readonly placeholder: string
  /** `/` focuses it (default). */
  readonly shortcut?: boolean | undefined
  readonly className?: string | undefined
}

const SETTLE_MS = 250

/** A search field; `/` focuses it, Esc clears it. */
export function SearchBox({ term, onTermChange, placeholder, shortcut = true, className }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(term)
  const [settledTerm, setSettledTerm] = useState(term)
  if (term !== settledTerm) {
    // The address changed from outside (back button, cleared filter): it wins over what was typed.
    setSettledTerm(term)
    setTyped(term)
  }
  useShortcut('/', () => field.current?.focus(), shortcut)

  const settle = (text: string) => {
    const next = text.trim().length < 2 ? '' : text.trim()
    if (next === term) return
    setSettledTerm(next)
    onTermChange(next)
  }
  const settleLatest = useRef(settle)
  useEffect(() => {
    settleLatest.current = settle
  })
  useEffect(() => {
    const timer = setTimeout(() => settleLatest.current(typed), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <label className={clsx('search', className)}>
      <Search className="icon" />
      <input
        ref={field}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(typed)
          if (event.key === 'Escape') setTyped('')
        }}
      />
      {shortcut && <Kbd>/</Kbd>}
    </label>
  )
}
