import type { LeadDetail } from '@booster/contracts/leads/leads'
import { Facts } from '@booster/ui/data/facts'
import { Time } from '@booster/ui/data/time'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { leadSourceWords, leadStatusWords } from '../lead-words.ts'

/** What is known of the person. */
export function LeadProfile({ lead }: { readonly lead: LeadDetail }) {
  const { i18n } = useLingui()
  const none = <span className="muted">–</span>
  return (
    <Card>
      <CardHead title={i18n.t('Profil')} />
      <CardBody>
        <Facts
          facts={[
            { term: i18n.t('Email'), value: lead.email ?? none },
            { term: i18n.t('WhatsApp'), value: lead.whatsapp ?? none },
            { term: i18n.t('Status'), value: leadStatusWords(i18n, lead.status) },
            { term: i18n.t('Tag'), value: lead.tags.length === 0 ? none : lead.tags.join(', ') },
            { term: i18n.t('Asal'), value: leadSourceWords(i18n, lead.source) },
            { term: i18n.t('Ditambahkan'), value: <Time at={lead.createdAt} form="full" /> },
            ...(lead.emailChangedAt === null
              ? []
              : [
                  {
                    term: i18n.t('Alamat diperbaiki'),
                    value: <Time at={lead.emailChangedAt} form="full" />,
                  },
                ]),
            { term: i18n.t('Catatan'), value: lead.notes === '' ? none : <Notes text={lead.notes} /> },
          ]}
        />
      </CardBody>
    </Card>
  )
}

function Notes({ text }: { readonly text: string }) {
  return <span className="lead__notes">{text}</span>
}

/** What the person agreed to, when and where. */
export function LeadConsents({ consents }: Pick<LeadDetail, 'consents'>) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Persetujuan')} note={consents.length} />
      {consents.length === 0 ? (
        <CardBody>
          <p className="muted">{i18n.t('Tidak ada persetujuan yang tercatat.')}</p>
        </CardBody>
      ) : (
        <ul className="list">
          {consents.map((consent) => (
            <li key={consent.id} className="list__row">
              <span className="list__text">
                <span className="lead__consent">{consent.text}</span>
                <span className="cell-sub">
                  {consent.form === null
                    ? consent.source
                    : i18n.t('Formulir {title}', { title: consent.form.title })}{' '}
                  · <Time at={consent.at} form="full" />
                  {consent.ip !== null && ` · ${consent.ip}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
