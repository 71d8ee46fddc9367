import type { RepliesSeen } from '@booster/contracts/session'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { Rule } from './rule.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

const HINTS = {
  all: /*i18n*/ 'Balasan lead juga dikirim ke aplikasi ini, selain ke alamat balasan Anda. Balasan otomatis, misalnya saat cuti, tidak dihitung.',
  'to-sender':
    /*i18n*/ 'Aplikasi ini hanya melihat balasan ke alamat pengirimnya sendiri. Balasan yang masuk ke alamat Anda tidak mengakhiri alur.',
  none: /*i18n*/ 'Aplikasi ini tidak melihat balasan lead, jadi aturan ini belum berpengaruh. Pengelola aplikasi bisa mengaturnya.',
} satisfies Record<RepliesSeen, string>

/** Whether a reply ends the sequence, and which replies are seen at all. */
export function ReplyField(props: {
  readonly endOnReply: boolean
  readonly onChange: (endOnReply: boolean) => void
}) {
  const { i18n } = useLingui()
  const { endOnReply, onChange } = props
  const choices = useRuleChoices()
  const seen = useSession().data?.mode.replies
  return (
    <Rule
      label={i18n.t('Jika lead membalas')}
      {...(seen === undefined ? {} : { hint: i18n._(HINTS[seen]) })}
      value={endOnReply ? 'end' : 'go_on'}
      choices={choices.endOnReply}
      onChange={(choice) => onChange(choice === 'end')}
    />
  )
}
