import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type { SetupTestResult } from '@booster/contracts/sending/setup-check'
import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'

export type TestFailure = Exclude<SetupTestResult, { readonly kind: 'sent' }>

/** Sends a mail to whoever clicks, as mails to leads go or by a road of mails of the system. `failure`: what the last one came to. */
export function useTestMail(road?: MailRoad) {
  const { i18n } = useLingui()
  const language = useLocale()
  const [failure, setFailure] = useState<TestFailure | null>(null)
  const send = useMutation(
    useTRPC().admin.sending.sendTest.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: (result) => {
        if (result.kind !== 'sent') return setFailure(result)
        const text = i18n.t('Email uji dikirim ke {to}. Tanpa kredit.', { to: result.to })
        toast.show({ text, icon: Send })
      },
      onError: (error) =>
        toast.error({
          text:
            factsOf(error).reason === 'TESTS_TOO_OFTEN'
              ? i18n.t('Sudah 10 email uji. Coba lagi 10 menit lagi.')
              : i18n.t('Email uji tidak terkirim: server tidak menjawab.'),
          requestId: requestIdOf(error),
        }),
    }),
  )
  return {
    send: () => send.mutate({ language, ...(road === undefined ? {} : { road }) }),
    isSending: send.isPending,
    failure,
  }
}
