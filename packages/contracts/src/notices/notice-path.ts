import type { NoticeKind } from './notice-kinds.ts'

/** The page that shows what a notice is about. */
export function noticePath({ kind, object }: { readonly kind: NoticeKind; readonly object: string }): string {
  switch (kind) {
    case 'low_credit':
    case 'out_of_credit':
      return '/affiliate/credits'
    case 'sequence_stopped':
      return `/affiliate/automation/${object}`
    case 'many_failures':
      return '/affiliate/jobs?status=failed'
    case 'unconfirmed_waiting':
      return '/affiliate/jobs?status=unconfirmed'
    case 'import_finished':
      return `/affiliate/leads/import?id=${object}`
  }
}
