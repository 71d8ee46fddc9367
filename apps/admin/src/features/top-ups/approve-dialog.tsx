import { type AdminTopUp, REQUESTED_CREDITS_AT_MOST } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { Facts } from '@booster/ui/data/facts'
import { Moment } from '@booster/ui/data/moment'
import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { Dialog } from '@booster/ui/layout/dialog'
import { creditsFaultWords } from '@booster/web/forms/credits-fault-words'
import { readCredits } from '@booster/web/forms/read-credits'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { formatRupiah } from '@booster/web/words/rupiah'
import { Trans, useLingui } from '@lingui/react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { decisionErrorText } from './decision-error.ts'
import { useApprove } from './use-approve.ts'

/** What will be booked and what will leave then; the amount may be corrected, with a reason. */
export function ApproveDialog(props: { readonly request: AdminTopUp; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const { request, onClose } = props
  const [asked] = useState(request.credits)
  const form = useForm({ defaultValues: { credits: formatNumber(asked, locale), reason: '' } })
  const approve = useApprove(request.affiliate.name, onClose)
  const [creditsText, reason] = form.watch(['credits', 'reason'])
  const typed = readCredits(creditsText, REQUESTED_CREDITS_AT_MOST)
  const credits = typed.kind === 'ok' ? typed.credits : 0
  const isCorrected = typed.kind === 'ok' && credits !== asked
  const lacksReason = isCorrected && reason.trim().length < 3
  const isSubmitted = form.formState.isSubmitted
  const submit = form.handleSubmit(() => {
    if (offline !== undefined || approve.isPending || typed.kind !== 'ok' || lacksReason) return
    approve.mutate({
      id: request.id,
      ...(isCorrected ? { credits } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    })
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Setujui permintaan {name}?', { name: request.affiliate.name })}
      description={request.affiliate.email}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Batal')}
          </Button>
          <Button type="submit" variant="primary" busy={approve.isPending} disabledReason={offline}>
            {i18n.t('Setujui dan catat {amount} kredit', { amount: formatNumber(credits, locale) })}
          </Button>
        </>
      }
    >
      {approve.error !== null && (
        <RefusalBanner error={approve.error} words={decisionErrorText(i18n, approve.error)} />
      )}
      <Field
        label={i18n.t('Jumlah kredit')}
        hint={
          isCorrected
            ? i18n.t('Diminta {n} kredit', { n: formatNumber(asked, locale), count: asked })
            : undefined
        }
        error={isSubmitted ? creditsFaultWords(i18n, typed, REQUESTED_CREDITS_AT_MOST) : undefined}
      >
        <TextInput {...form.register('credits')} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field
        label={i18n.t('Alasan')}
        aside={isCorrected ? i18n.t('dibaca affiliate') : i18n.t('boleh kosong, dibaca affiliate')}
        error={
          isSubmitted && lacksReason
            ? i18n.t('Tulis mengapa jumlahnya lain, paling sedikit 3 huruf.')
            : undefined
        }
      >
        <TextInput {...form.register('reason')} maxLength={200} autoComplete="off" />
      </Field>
      <Outcome request={request} credits={credits} />
    </Dialog>
  )
}

/** The balance after it, and what waits for it. */
function Outcome({ request, credits }: { readonly request: AdminTopUp; readonly credits: number }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { affiliate, payableRupiah, held } = request
  const available = affiliate.available + credits
  const enough = Math.min(available, held.credits)
  return (
    <>
      <Facts
        spread
        facts={[
          ...(payableRupiah === null
            ? []
            : [{ term: i18n.t('Jumlah transfer'), value: formatRupiah(payableRupiah, locale), num: true }]),
          { term: i18n.t('Tersedia sekarang'), value: <Num value={affiliate.available} />, num: true },
          {
            term: i18n.t('Tersedia sesudahnya'),
            value: (
              <strong>
                <Num value={available} />
              </strong>
            ),
            num: true,
          },
        ]}
      />
      {affiliate.status === 'suspended' && (
        <Banner tone="warning" title={i18n.t('Akun ini dihentikan sementara')}>
          {i18n.t('Kredit tetap dicatat, tetapi tidak ada email yang dikirim sampai akunnya aktif lagi.')}
        </Banner>
      )}
      {held.mails > 0 && held.oldestDueAt !== null && (
        <Banner
          tone="info"
          title={i18n.t('{n} email menunggu kredit dan kembali ke antrean.', {
            n: formatNumber(held.mails, locale),
            count: held.mails,
          })}
        >
          {enough < held.credits ? (
            <Trans
              id="Yang tertua dulu, dijadwalkan <0/>; kredit cukup untuk {enough} dari {credits} yang diperlukan."
              values={{ enough: formatNumber(enough, locale), credits: formatNumber(held.credits, locale) }}
              components={{ 0: <Moment at={held.oldestDueAt} /> }}
            />
          ) : (
            <Trans
              id="Yang tertua dulu, dijadwalkan <0/>; semuanya perlu {credits} kredit."
              values={{ credits: formatNumber(held.credits, locale) }}
              components={{ 0: <Moment at={held.oldestDueAt} /> }}
            />
          )}
        </Banner>
      )}
    </>
  )
}
