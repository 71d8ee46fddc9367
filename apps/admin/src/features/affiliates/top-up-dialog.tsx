import type { AffiliateRow } from '@booster/contracts/affiliates'
import { Button } from '@booster/ui/controls/button'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { Dialog } from '@booster/ui/layout/dialog'
import { factsOf } from '@booster/web/api/error-facts'
import { zodResolver } from '@hookform/resolvers/zod'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { readAmount } from './top-up-amount.ts'
import { TopUpFields } from './top-up-fields.tsx'
import { topUpForm } from './top-up-form.ts'
import { useTopUp } from './use-top-up.ts'

/** Whose credit, as it stands. */
export type Affiliate = Pick<AffiliateRow, 'id' | 'name' | 'email' | 'balance' | 'reserved' | 'available'>

/** Adds or takes credits: amount and reason, then the same once more with before and after, then booked. */
export function TopUpDialog(props: { readonly affiliate: Affiliate; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const { affiliate, onClose } = props
  // One reference per dialog: however often it is sent, it is booked once.
  const [reference] = useState(() => `admin-${newId()}`)
  const [isConfirming, setConfirming] = useState(false)
  const form = useForm({
    resolver: zodResolver(topUpForm(affiliate.available)),
    defaultValues: { amount: '', reason: '' },
  })
  const book = useTopUp(affiliate, onClose)
  const [amountText, reason] = form.watch(['amount', 'reason'])
  const amount = readAmount(amountText, affiliate.available)
  const credits = amount.kind === 'ok' ? amount.credits : 0
  const goOn = form.handleSubmit((input) => {
    if (offline !== undefined || book.isPending) return
    if (!isConfirming) return setConfirming(true)
    book.mutate({
      affiliateId: affiliate.id,
      amountCredits: input.amount,
      reason: input.reason,
      reference,
    })
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        isConfirming
          ? confirmTitle(credits, affiliate.name, i18n, formatNumber(Math.abs(credits), locale))
          : i18n.t('Ubah saldo {name}', { name: affiliate.name })
      }
      description={affiliate.email}
      onSubmit={() => void goOn()}
      footer={
        <>
          <Button variant="ghost" onClick={isConfirming ? () => setConfirming(false) : onClose}>
            {isConfirming ? i18n.t('Ubah') : i18n.t('Batal')}
          </Button>
          <Button type="submit" variant="primary" busy={book.isPending} disabledReason={offline}>
            {isConfirming ? i18n.t('Simpan') : i18n.t('Lanjut')}
          </Button>
        </>
      }
    >
      {!isConfirming && <TopUpFields form={form} />}
      <BeforeAndAfter
        affiliate={affiliate}
        credits={credits}
        reason={isConfirming ? reason.trim() : undefined}
      />
      {book.error && <NotBooked error={book.error} />}
    </Dialog>
  )
}

function BeforeAndAfter(props: {
  readonly affiliate: Affiliate
  readonly credits: number
  readonly reason: string | undefined
}) {
  const { i18n } = useLingui()
  const { affiliate, credits, reason } = props
  return (
    <Facts
      spread
      facts={[
        { term: i18n.t('Saldo sekarang'), value: <Num value={affiliate.balance} />, num: true },
        {
          term: i18n.t('Perubahan'),
          value: credits === 0 ? '–' : <Num value={credits} as="change" />,
          num: true,
        },
        {
          term: i18n.t('Saldo sesudahnya'),
          value: (
            <strong>
              <Num value={affiliate.balance + credits} />
            </strong>
          ),
          num: true,
        },
        {
          term: i18n.t('Ditahan untuk email yang sedang dikirim'),
          value: <Num value={affiliate.reserved} />,
          num: true,
        },
        ...(reason === undefined ? [] : [{ term: i18n.t('Alasan'), value: reason }]),
      ]}
    />
  )
}

function NotBooked({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui()
  const { httpStatus, requestId } = factsOf(error)
  return (
    <Banner
      tone="danger"
      title={
        httpStatus === 409
          ? i18n.t('Ditolak: saldo baru saja berubah dan tidak cukup untuk pengurangan ini.')
          : i18n.t('Belum tersimpan. Coba lagi: kredit tidak akan tercatat dua kali.')
      }
    >
      {requestId !== null && <ErrorId requestId={requestId} />}
    </Banner>
  )
}

function confirmTitle(credits: number, name: string, i18n: I18n, amount: string): string {
  return credits > 0
    ? i18n.t('Tambah {amount} kredit untuk {name}?', { amount, name })
    : i18n.t('Kurangi {amount} kredit dari {name}?', { amount, name })
}

/** randomUUID is missing on plain http outside of localhost; getRandomValues is not. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
