import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useLingui } from '@lingui/react'
import { FileQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'

/** In place of one thing that an address names: gone, or somebody else's, which reads the same. */
export function NoSuchThing(props: {
  /** "Lead ini tidak ada" */
  readonly title: string
  /** The way to the others. */
  readonly back: ReactNode
  /** Why this kind of thing may be gone. */
  readonly children?: ReactNode
}) {
  const { i18n } = useLingui()
  const { title, back, children } = props
  return (
    <EmptyState kind="failed" icon={FileQuestionMark} title={title} action={back}>
      <p>{i18n.t('Alamatnya salah, sudah dihapus, atau milik akun lain.')}</p>
      {children}
    </EmptyState>
  )
}
