import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'

/** The opt-in forms, each with its public page. */
export function FormsCard({
  forms,
  isSuspended,
}: Pick<AffiliateDetail, 'forms'> & { readonly isSuspended: boolean }) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead
        title={i18n.t('Formulir')}
        note={isSuspended ? i18n.t('ditutup selama akun dihentikan') : undefined}
      />
      {forms.length === 0 ? (
        <EmptyState kind="never-used" title={i18n.t('Belum ada formulir')}>
          <p>{i18n.t('Formulir yang dibuat affiliate ini muncul di sini.')}</p>
        </EmptyState>
      ) : (
        <Table label={i18n.t('Formulir')} cards>
          <thead>
            <tr>
              <Th>{i18n.t('Judul')}</Th>
              <Th>{i18n.t('Status')}</Th>
              <Th num>{i18n.t('Pendaftaran')}</Th>
            </tr>
          </thead>
          <tbody>
            {forms.map(({ id, slug, title, active, submits }) => (
              <Tr key={id}>
                <Td phone="main">
                  <CellLines
                    main={
                      <a className="link" href={`/f/${slug}`} target="_blank" rel="noreferrer">
                        {title}
                      </a>
                    }
                    sub={`/f/${slug}`}
                  />
                </Td>
                <Td phone="state">{active ? i18n.t('Terbuka') : i18n.t('Ditutup')}</Td>
                <Td num>
                  <Num value={submits} />
                </Td>
                <Td phone="flow" className="only-on-cards">
                  {i18n.t('{submits, number} pendaftaran', { submits })}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
