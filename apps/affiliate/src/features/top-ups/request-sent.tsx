import type { TopUpRequest, TopUpTerms } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Payable } from './payable.tsx'

/** The request is there; what is to be transferred, to the rupiah, and where to. */
export function RequestSent(props: { readonly request: TopUpRequest; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const terms = useQuery(useTRPC().topUp.terms.queryOptions()).data
  const { request, onClose } = props
  const { payableRupiah } = request
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Permintaan terkirim')}
      description={
        payableRupiah === null
          ? i18n.t('Admin sudah bisa melihatnya. Jawabannya muncul di halaman ini dan lewat email.')
          : i18n.t(
              'Transfer tepat sejumlah ini, sampai rupiah terakhir: angka akhirnya menandai transfer Anda.',
            )
      }
      footer={
        <Button variant="primary" onClick={onClose}>
          {i18n.t('Selesai')}
        </Button>
      }
    >
      <Facts
        spread
        facts={[
          { term: i18n.t('Jumlah kredit'), value: <Num value={request.credits} />, num: true },
          ...(payableRupiah === null
            ? []
            : [{ term: i18n.t('Jumlah transfer'), value: <Payable rupiah={payableRupiah} />, num: true }]),
          ...payToFacts(i18n, { terms, payableRupiah }),
        ]}
      />
    </Dialog>
  )
}

/** Where the money goes, where the installation says it; an amount without that is asked about. */
function payToFacts(
  i18n: I18n,
  input: { readonly terms: TopUpTerms | undefined; readonly payableRupiah: number | null },
) {
  const { terms, payableRupiah } = input
  if (terms === undefined || (terms.payTo === null && payableRupiah === null)) return []
  return [{ term: i18n.t('Transfer ke'), value: terms.payTo ?? i18n.t('Tanyakan rekeningnya ke admin') }]
}
