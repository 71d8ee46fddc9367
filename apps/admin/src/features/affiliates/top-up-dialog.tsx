import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Affiliate } from './affiliate-list.tsx'
import { type Amount, readAmount } from './top-up-amount.ts'

const SHORTEST_REASON = 3

/** Adds or takes credits: amount and reason, then the same once more with before and after, then booked. */
export function TopUpDialog({
  affiliate,
  onClose,
}: {
  readonly affiliate: Affiliate
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const locale = useLocale()
  const offline = useOfflineReason()
  // One reference per dialog: however often it is sent, it is booked once.
  const [reference] = useState(() => `admin-${newId()}`)
  const [amountText, setAmountText] = useState('')
  const [reason, setReason] = useState('')
  const [stage, setStage] = useState<'write' | 'wrong' | 'confirm'>('write')
  const amount = readAmount(amountText, affiliate.available)
  const reasonOk = reason.trim().length >= SHORTEST_REASON
  const credits = amount.kind === 'ok' ? amount.credits : 0
  const book = useMutation(
    useTRPC().admin.affiliate.topUp.mutationOptions({
      onSuccess: (booked) => {
        const balance = formatNumber(booked.balance, locale)
        toast.show({
          text: booked.booked
            ? i18n.t('Saldo {name} sekarang {balance}.', { name: affiliate.name, balance })
            : i18n.t('Sudah dibukukan sebelumnya. Saldo {name} {balance}.', {
                name: affiliate.name,
                balance,
              }),
        })
        if (booked.revivedJobs > 0) {
          toast.show({
            text: i18n.t('{n} email yang menunggu kredit kini dikirim.', {
              n: formatNumber(booked.revivedJobs, locale),
              count: booked.revivedJobs,
            }),
          })
        }
        refreshAll()
        onClose()
      },
    }),
  )
  const goOn = () => {
    if (offline !== undefined || book.isPending) return
    if (amount.kind !== 'ok' || !reasonOk) return setStage('wrong')
    if (stage !== 'confirm') return setStage('confirm')
    book.mutate({ affiliateId: affiliate.id, amountCredits: credits, reason: reason.trim(), reference })
  }
  const confirming = stage === 'confirm'
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        confirming
          ? confirmTitle(credits, affiliate.name, i18n, formatNumber(Math.abs(credits), locale))
          : i18n.t('Isi kredit {name}', { name: affiliate.name })
      }
      description={affiliate.email}
      onSubmit={goOn}
      footer={
        <>
          <Button variant="ghost" onClick={confirming ? () => setStage('write') : onClose}>
            {confirming ? i18n.t('Ubah') : i18n.t('Batal')}
          </Button>
          <Button type="submit" variant="primary" busy={book.isPending} disabledReason={offline}>
            {confirming ? i18n.t('Bukukan') : i18n.t('Lanjut')}
          </Button>
        </>
      }
    >
      {!confirming && (
        <>
          <Field
            label={i18n.t('Jumlah kredit')}
            hint={i18n.t('Angka negatif mengurangi, paling jauh sampai kredit yang ditahan.')}
            error={stage === 'wrong' ? amountWords(amount, i18n) : undefined}
          >
            <TextInput
              name="amount"
              inputMode="text"
              autoComplete="off"
              autoFocus
              value={amountText}
              onChange={(event) => setAmountText(event.target.value)}
            />
          </Field>
          <Field
            label={i18n.t('Alasan')}
            aside={i18n.t('masuk buku kredit dan audit')}
            error={
              stage === 'wrong' && !reasonOk ? i18n.t('Tulis alasannya, paling sedikit 3 huruf.') : undefined
            }
          >
            <TextInput
              name="reason"
              maxLength={200}
              autoComplete="off"
              placeholder={i18n.t('Transfer BCA 20 Nov, faktur 118')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </>
      )}
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
            term: i18n.t('Ditahan untuk email di jalan'),
            value: <Num value={affiliate.reserved} />,
            num: true,
          },
          ...(confirming ? [{ term: i18n.t('Alasan'), value: reason.trim() }] : []),
        ]}
      />
      {book.error ? (
        <Banner
          tone="danger"
          title={
            factsOf(book.error).httpStatus === 409
              ? i18n.t('Ditolak: saldo baru saja berubah dan tidak cukup untuk pengurangan ini.')
              : i18n.t('Belum dibukukan. Coba lagi: kredit tidak akan tercatat dua kali.')
          }
        >
          <FailedId error={book.error} />
        </Banner>
      ) : null}
    </Dialog>
  )
}

function FailedId({ error }: { readonly error: unknown }) {
  const requestId = requestIdOf(error)
  return requestId === null ? null : <ErrorId requestId={requestId} />
}

function confirmTitle(credits: number, name: string, i18n: I18n, amount: string): string {
  return credits > 0
    ? i18n.t('Tambah {amount} kredit untuk {name}?', { amount, name })
    : i18n.t('Kurangi {amount} kredit dari {name}?', { amount, name })
}

function amountWords(amount: Amount, i18n: I18n): string | undefined {
  switch (amount.kind) {
    case 'ok':
      return undefined
    case 'empty':
      return i18n.t('Isi jumlah kredit.')
    case 'no-number':
      return i18n.t('Tulis angka bulat, misalnya 1.000.')
    case 'zero':
      return i18n.t('Jumlahnya tidak boleh 0.')
    case 'too-much':
      return i18n.t('Paling banyak 100.000.000 kredit sekali.')
    case 'below-reserved':
      return i18n.t('Terlalu banyak: saldo tidak boleh di bawah kredit yang ditahan.')
  }
}

/** randomUUID is missing on plain http outside of localhost; getRandomValues is not. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
