import type { AutomationReport, StepReport } from '@booster/contracts/automations/report'
import { ExplainButton } from '@booster/ui/data/explain-button'
import { Num } from '@booster/ui/data/num'
import { ShortcodeText } from '@booster/ui/data/shortcode-text'
import { Card, CardHead } from '@booster/ui/layout/card'
import { delayWords } from '@booster/web/words/delay-words'
import { figureWords } from '@booster/web/words/figure-words'
import { useLingui } from '@lingui/react'

/** Of each step: how many mails went out, and how far they came. */
export function StepFunnels({ steps, countsClicks }: Pick<AutomationReport, 'steps' | 'countsClicks'>) {
  const { i18n } = useLingui()
  const estimate = i18n.t(
    'Sebagian aplikasi email membuka gambar sendiri, dan sebagian lain tidak menampilkan gambar. Angka sebenarnya bisa lebih rendah atau lebih tinggi.',
  )
  const isIncomplete = !countsClicks || steps.some(({ countsOpens }) => !countsOpens)
  const most = Math.max(1, ...steps.map(({ sent }) => sent))
  return (
    <Card>
      <CardHead title={i18n.t('Email per langkah')} ruled />
      <ol className="funnels">
        {steps.map((step, index) => (
          <li key={step.id} className="funnel">
            <StepName step={step} />
            <dl className="funnel__bars">
              <Bar name={i18n.t('Terkirim')} count={step.sent} of={null} most={most} kind="sent" />
              <Bar name={i18n.t('Diterima')} count={step.delivered} of={step.sent} most={most} />
              <Bar
                name={i18n.t('Dibuka (perkiraan)')}
                explain={index === 0 ? estimate : undefined}
                count={step.opened}
                of={step.sent}
                most={most}
                isCounted={step.countsOpens}
              />
              <Bar
                name={i18n.t('Dibuka mesin (perkiraan)')}
                explain={index === 0 ? figureWords(i18n, 'mailsOpenedByMachine') : undefined}
                count={step.openedByMachine}
                of={step.sent}
                most={most}
                isCounted={step.countsOpens}
              />
              <Bar
                name={i18n.t('Diklik')}
                count={step.clicked}
                of={step.sent}
                most={most}
                isCounted={countsClicks}
              />
            </dl>
            <Losses step={step} />
          </li>
        ))}
      </ol>
      <p className="report__note">
        {i18n.t('Diterima, dibuka, diklik, dan seterusnya dihitung pada hari emailnya dikirim.')}
        {isIncomplete && (
          <>
            {' '}
            {i18n.t(
              'Yang tidak dihitung diatur di editor alur, di bawah Aturan: email pendek, misalnya, tidak memuat gambar yang menghitung.',
            )}
          </>
        )}
      </p>
    </Card>
  )
}

function StepName({ step }: { readonly step: StepReport }) {
  const { i18n } = useLingui()
  const { stepOrder } = step
  return (
    <h3 className="funnel__name">
      {stepOrder !== null && (
        <span className="funnel__no">
          <span className="visually-hidden">{i18n.t('Langkah')} </span>
          {stepOrder}
        </span>
      )}
      <span className="list__text">
        <span className="cell-main">
          <ShortcodeText text={step.emailSubject} />
        </span>
        <span className="cell-sub">
          {stepOrder === null ? i18n.t('Langkah yang sudah dihapus') : delayWords(i18n, step.delayMinutes)}
        </span>
      </span>
    </h3>
  )
}

/** One stage: its bar beside the longest of all steps, and its share of what this step sent. */
function Bar(props: {
  readonly name: string
  readonly explain?: string | undefined
  readonly count: number
  readonly of: number | null
  readonly most: number
  readonly kind?: 'sent'
  /** False: mails that leave now do not count it. What was counted before is shown. */
  readonly isCounted?: boolean
}) {
  const { i18n } = useLingui()
  const { name, explain, count, of, most, isCounted = true } = props
  const isUnknown = !isCounted && count === 0
  const past = i18n.t(
    'Email yang dikirim sekarang tidak menghitungnya lagi. Angka ini dari email sebelumnya.',
  )
  const explanation = isCounted || isUnknown ? explain : past
  return (
    <div className="funnel__stage" data-kind={props.kind}>
      <dt>
        {name}
        {explanation !== undefined && <ExplainButton label={name} text={explanation} />}
      </dt>
      <dd>
        <span className="funnel__track">
          <span className="funnel__bar" style={{ width: `${(count / most) * 100}%` }} />
        </span>
        {isUnknown ? (
          <span className="funnel__unknown">{i18n.t('Tidak dihitung')}</span>
        ) : (
          <>
            <span className="funnel__count">
              <Num value={count} />
            </span>
            <span className="funnel__share">
              {of !== null && of > 0 && <Num value={count / of} as="percent" />}
            </span>
          </>
        )}
      </dd>
    </div>
  )
}

/** What did not go well, and what is still ahead. */
function Losses({ step }: { readonly step: StepReport }) {
  const { i18n } = useLingui()
  const losses = [
    { name: i18n.t('Gagal'), count: step.failed },
    { name: i18n.t('Terpental'), count: step.bounced },
    { name: i18n.t('Dilaporkan spam'), count: step.complained },
    { name: i18n.t('Berhenti langganan'), count: step.unsubscribed },
    { name: i18n.t('Keluar dari alur'), count: step.left },
    { name: i18n.t('Lead yang belum sampai langkah ini'), count: step.toCome },
  ]
  return (
    <dl className="funnel__losses">
      {losses.map(({ name, count }) => (
        <div key={name} data-none={count === 0 || undefined}>
          <dt>{name}</dt>
          <dd>
            <Num value={count} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
