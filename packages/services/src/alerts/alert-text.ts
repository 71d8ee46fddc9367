import { grouped } from '@booster/contracts/messages/grouped'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { AlertKind, AlertLevel } from '@booster/engine/domain/provider-credit/alert-kind'

export type AlertFacts = {
  readonly kind: AlertKind
  readonly level: AlertLevel
  readonly subject: string
  readonly affiliateName: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
}

export type AlertText = { readonly title: string; readonly body: string }

/** What an alert says to people: what happened, and what comes next. */
export function alertText(alert: AlertFacts, language: Language = 'id'): AlertText {
  const { headline, next } = wordsOf(alert, language)
  const detail = alert.detail === '' ? [] : [alert.detail]
  return {
    title: `${messagesIn(language).alert.levels[alert.level]}: ${headline}`,
    body: [`${headline}.`, ...detail, next].join('\n\n'),
  }
}

function wordsOf(
  alert: AlertFacts,
  language: Language,
): { readonly headline: string; readonly next: string } {
  const say = messagesIn(language).alert
  const value = count(alert.value, language)
  const mark = count(alert.threshold, language)
  switch (alert.kind) {
    case 'provider_credit': {
      const { headline, next } = say.providerCredit
      return { headline: headline(alert.subject, value), next: next(mark) }
    }
    case 'provider_blocked':
      return { headline: say.providerBlocked.headline(alert.subject), next: say.providerBlocked.next }
    case 'affiliate_credit': {
      const { headline, next } = say.affiliateCredit
      return { headline: headline(alert.affiliateName ?? 'affiliate', value), next: next(mark) }
    }
    case 'unconfirmed':
      return { headline: say.unconfirmed.headline(value, alert.affiliateName), next: say.unconfirmed.next }
    case 'mailbox':
      return { headline: say.mailbox.headline(alert.subject), next: say.mailbox.next }
    case 'integrity':
      return { headline: say.integrity.headline(value), next: say.integrity.next }
  }
}

function count(value: number | null, language: Language): string {
  return value === null ? '–' : grouped(value, language)
}
