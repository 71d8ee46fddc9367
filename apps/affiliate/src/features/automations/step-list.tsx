import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { Num } from '@booster/ui/data/num'
import { ShortcodeText } from '@booster/ui/data/shortcode-text'
import { delayWords } from '@booster/web/words/delay-words'
import { afterTrigger } from '@booster/web/words/trigger-words'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Clock } from 'lucide-react'

/** The steps in their order, each below the delay that leads to it. Read only. */
export function StepList({ automation }: { readonly automation: AutomationDetail }) {
  const { i18n } = useLingui()
  return (
    <ol className="steps" aria-label={i18n.t('Langkah')}>
      {automation.steps.map((step) => (
        <li key={step.id}>
          <p className="step__delay">
            <Clock className="icon icon--sm" />
            {whenWords(i18n, step.delayMinutes, automation.triggerType)}
          </p>
          <article className="step__card">
            <span className="step__no" aria-hidden="true">
              {step.stepOrder}
            </span>
            <div className="list__text">
              <span className="cell-main">
                <ShortcodeText text={step.emailSubject} />
              </span>
              {step.preheader !== '' && (
                <span className="cell-sub">
                  <ShortcodeText text={step.preheader} />
                </span>
              )}
            </div>
            <span className="step__sent">
              <span className="cell-main">
                <Num value={step.sentCount} />
              </span>{' '}
              <span className="cell-sub">{i18n.t('terkirim')}</span>
            </span>
            <details className="step__body">
              <summary>{i18n.t('Isi email')}</summary>
              <div className="step__text">{plainText(step.emailBody)}</div>
            </details>
          </article>
        </li>
      ))}
    </ol>
  )
}

/** "H+3 setelah opt-in", "Langsung setelah opt-in" */
function whenWords(i18n: I18n, delayMinutes: number, trigger: AutomationDetail['triggerType']): string {
  const after = afterTrigger(i18n, trigger)
  return delayMinutes === 0
    ? i18n.t('Langsung {after}', { after })
    : `${delayWords(i18n, delayMinutes)} ${after}`
}

/** The body to read, shortcodes left as they are; parsed apart from the page, so that nothing in it runs. */
function plainText(html: string): string {
  const broken = html.replaceAll(/<(br|\/p|\/h\d|\/li)[^>]*>/gi, (tag) => `${tag}\n`)
  const text = new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? ''
  return text.replaceAll(/\n{3,}/g, '\n\n').trim()
}
