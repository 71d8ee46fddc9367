import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Num } from '@booster/ui/data/num'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Card, CardHead } from '@booster/ui/layout/card'
import { AutomationStatusBadge } from '@booster/ui/status/automation-status-badge'
import { useLingui } from '@lingui/react'

/** The sequences that are not archived. */
export function AutomationsCard({ automations }: Pick<AffiliateDetail, 'automations'>) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Alur')} />
      {automations.length === 0 ? (
        <EmptyState kind="never-used" title={i18n.t('Belum ada alur')}>
          <p>{i18n.t('Alur yang dibuat affiliate ini muncul di sini.')}</p>
        </EmptyState>
      ) : (
        <Table label={i18n.t('Alur')} cards>
          <thead>
            <tr>
              <Th>{i18n.t('Nama')}</Th>
              <Th>{i18n.t('Status')}</Th>
              <Th num>{i18n.t('Terkirim')}</Th>
              <Th num>{i18n.t('Gagal')}</Th>
              <Th num>{i18n.t('Menunggu')}</Th>
            </tr>
          </thead>
          <tbody>
            {automations.map(({ id, name, status, sent, failed, waiting }) => (
              <Tr key={id}>
                <Td phone="main">{name}</Td>
                <Td phone="state">
                  <AutomationStatusBadge status={status} />
                </Td>
                <Td num>
                  <Num value={sent} />
                </Td>
                <Td num>
                  <Num value={failed} />
                </Td>
                <Td num>
                  <Num value={waiting} />
                </Td>
                <Td phone="flow" className="only-on-cards">
                  {i18n.t('{sent, number} terkirim, {failed, number} gagal, {waiting, number} menunggu', {
                    sent,
                    failed,
                    waiting,
                  })}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
