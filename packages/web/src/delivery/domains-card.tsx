import type { DeliveryFigures } from '@booster/contracts/delivery/delivery-figures'
import { ExplainButton } from '@booster/ui/data/explain-button'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { FiguresCard } from './figures-card.tsx'

type Figures = Pick<DeliveryFigures, 'domains' | 'withoutDomain' | 'total' | 'counting'>

/** The figures by recipient domain. */
export function DomainsCard({ figures }: { readonly figures: Figures }) {
  const { i18n } = useLingui()
  const { domains, withoutDomain } = figures
  const title = i18n.t('Per domain penerima')
  const before =
    withoutDomain === null
      ? []
      : [
          {
            key: 'before',
            name: i18n.t('Belum dicatat'),
            sub: i18n.t('dikirim sebelum domain penerima dihitung'),
            counts: withoutDomain,
          },
        ]
  return (
    <FiguresCard
      title={title}
      head={i18n.t('Domain')}
      explain={
        <ExplainButton
          label={title}
          text={i18n.t(
            'Domain alamat saat email dikirim, juga bila alamatnya diperbaiki atau dihapus kemudian. Penyedia email besar dihitung sendiri-sendiri, domain lain menurut akhirannya.',
          )}
        />
      }
      rows={[...domains.rows.map((row) => ({ ...domainWords(i18n, row.domain), counts: row })), ...before]}
      others={domains.others}
      figures={figures}
    />
  )
}

function domainWords(i18n: I18n, domain: string): { readonly key: string; readonly name: string } {
  if (domain === 'other') return { key: domain, name: i18n.t('Domain lain') }
  if (!domain.startsWith('*')) return { key: domain, name: domain }
  return { key: domain, name: i18n.t('Domain {ending} lain', { ending: domain.slice(1) }) }
}
