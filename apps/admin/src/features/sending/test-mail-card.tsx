import type { SetupCheck } from '@booster/contracts/sending/setup-check'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { RULE_WORDS } from './rule-words.ts'

/** What our own rules of thumb say about the test mail. */
export function TestMailCard({ testMail }: { readonly testMail: SetupCheck['testMail'] }) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Isi email uji')} note={i18n.t('menurut aturan kami')} />
      <CardBody className="setup-mail">
        <p>
          {i18n.t(
            'Ini bukan filter sungguhan, hanya aturan yang juga dipakai editor. Filter penerima menilai pula DNS dan reputasi; kotak masuk Andalah buktinya.',
          )}
        </p>
        <p className="muted">{i18n.t('Subjek: {subject}', { subject: testMail.subject })}</p>
      </CardBody>
      <List label={i18n.t('Isi email uji')}>
        {testMail.rules.map(({ rule, holds, detail }) => (
          <ListRow
            key={rule}
            icon={holds ? CircleCheck : TriangleAlert}
            tone={holds ? 'healthy' : 'warning'}
            title={holds ? RULE_WORDS[rule].holds(i18n) : RULE_WORDS[rule].hit(i18n, detail.join(', '))}
          />
        ))}
      </List>
    </Card>
  )
}
