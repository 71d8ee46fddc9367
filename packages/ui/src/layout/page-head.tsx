import type { ReactNode } from 'react'

export interface PageHeadProps {
  readonly title: string
  /** One line below: what this page is, or date and zone. */
  readonly note?: ReactNode
  /** Buttons at the right, primary last; on phones they sit in a sticky bar above the bottom bar. */
  readonly actions?: ReactNode
  /** Keeps the actions on phones (default true). */
  readonly actionsOnPhone?: boolean | undefined
}

/** Title, note and actions of a page. On phones the top bar carries the title. */
export function PageHead({ title, note, actions, actionsOnPhone = true }: PageHeadProps) {
  return (
    <header className={actionsOnPhone ? 'page-head page-head--sticky' : 'page-head'}>
      <div className="page-head__text">
        <h1>{title}</h1>
        {note !== undefined && <p className="muted">{note}</p>}
      </div>
      {actions !== undefined && <div className="page-head__actions">{actions}</div>}
    </header>
  )
}
