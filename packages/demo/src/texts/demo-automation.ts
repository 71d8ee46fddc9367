import { BUTTON_STYLE } from '@booster/contracts/automations/button-style'
import type {
  AutomationStatus,
  NoCreditRule,
  ReentryRule,
  TriggerType,
} from '@booster/engine/domain/automation'

export type DemoStep = {
  /** Hours after the trigger. */
  readonly delayMinutes: number
  readonly subject: string
  readonly preheader: string
  readonly body: string
}

/** A sequence of the demo and its texts. */
export type DemoAutomation = {
  /** Names it inside the demo; its ids are made of it. */
  readonly key: string
  readonly name: string
  readonly triggerType: TriggerType
  readonly status: AutomationStatus
  readonly reentry: ReentryRule
  readonly onNoCredit: NoCreditRule
  readonly steps: readonly DemoStep[]
}

/** HTML of a mail: every text a paragraph of its own, the button after `texts`, then the signature. */
export function mailBody(
  texts: readonly string[],
  button?: { readonly text: string; readonly url: string },
): string {
  const paragraphs = texts.map((text) => `<p>${text}</p>`)
  if (button !== undefined)
    paragraphs.push(`<p><a href="${button.url}" style="${BUTTON_STYLE}">${button.text}</a></p>`)
  paragraphs.push('<p>Salam,<br>{{affiliate}}</p>')
  return ['<p>Halo {{nama|Kak}},</p>', ...paragraphs].join('\n')
}
