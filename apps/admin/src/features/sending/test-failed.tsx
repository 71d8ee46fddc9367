import { Banner } from '@booster/ui/feedback/banner'
import { useLingui } from '@lingui/react'
import type { TestFailure } from './use-test-mail.ts'

/** What the provider or the mail server said to the test mail, in its own words. */
export function TestFailed({ failure: { kind, code, answer } }: { readonly failure: TestFailure }) {
  const { i18n } = useLingui()
  return (
    <div className="setup-failure">
      <Banner
        tone="danger"
        title={
          kind === 'unconfirmed'
            ? i18n.t('Belum pasti apakah email uji terkirim. Periksa kotak masuk Anda dulu.')
            : i18n.t('Email uji tidak terkirim.')
        }
      >
        <code>
          {code}: {answer}
        </code>
      </Banner>
    </div>
  )
}
