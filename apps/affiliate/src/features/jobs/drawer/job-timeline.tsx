import type { HandOverView, JobDetail, TimelineEvent } from '@booster/contracts/jobs/job-detail'
import { UiLink } from '@booster/ui/controls/link'
import { Time } from '@booster/ui/data/time'
import { Answer, Timeline, TimelineItem, type TimelineItemProps } from '@booster/ui/data/timeline'
import { useLocale } from '@booster/ui/device/use-locale'
import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'
import type { Tone } from '@booster/ui/status/tone'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { delayWords } from '@booster/web/words/delay-words'
import { fullFailure } from '@booster/web/words/failure-sentences'
import { shortFailure, shortHold } from '@booster/web/words/failure-words'
import { forecastWords, isFree } from '@booster/web/words/forecast-words'
import { afterTrigger } from '@booster/web/words/trigger-words'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import {
  Ban,
  CalendarCheck,
  Check,
  CircleQuestionMark,
  Clock,
  Coins,
  Hourglass,
  LogOut,
  type LucideIcon,
  MailCheck,
  MailOpen,
  MailX,
  MousePointerClick,
  Reply,
  ShieldAlert,
  UserMinus,
  X,
} from 'lucide-react'
import { deliveryWords } from '../job-words.ts'

/** What happened to the e-mail, attempts and credit included, and what comes next. */
export function JobTimeline({ job }: { readonly job: JobDetail }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { timeline } = job
  return (
    <Timeline label={i18n.t('Riwayat email')}>
      {timeline.map((event, index) => {
        const { children, ...item } = itemOf(event, i18n, locale)
        return (
          <TimelineItem key={index} {...item} leadsToFuture={timeline[index + 1]?.kind === 'next'}>
            {children}
          </TimelineItem>
        )
      })}
    </Timeline>
  )
}

function itemOf(event: TimelineEvent, i18n: I18n, locale: Locale): TimelineItemProps {
  switch (event.kind) {
    case 'scheduled':
      return {
        tone: 'done',
        icon: CalendarCheck,
        title: i18n.t('Dijadwalkan'),
        time: <Time at={event.at} form="day" />,
        note: `${delayWords(i18n, event.delayMinutes)} ${afterTrigger(i18n, event.triggerType)}`,
      }
    case 'attempt':
      return attemptItem(event, i18n)
    case 'credit':
      return creditItem(event, i18n, locale)
    case 'delivery':
      return {
        ...DELIVERY_LOOKS[event.state],
        title: deliveryWords(i18n, event.state),
        time: <Time at={event.at} form="day" />,
        note: event.byMachine === true ? machineWords(i18n) : (event.reason ?? event.link ?? undefined),
      }
    case 'ended':
      return endedItem(event, i18n)
    case 'next':
      return {
        tone: 'pending',
        icon: Clock,
        title: nextTitle(event, i18n),
        time: <Time at={event.at} form="day" />,
        note: (
          <>
            <Time at={event.at} explain={false} />
            {(event.forecast === null || isFree(event.forecast)) && ` · ${i18n.t('otomatis')}`}
          </>
        ),
      }
  }
}

function machineWords(i18n: I18n): string {
  return i18n.t('Gambarnya dimuat server email, misalnya Gmail atau Apple, mungkin sebelum dibaca orang.')
}

type DeliveryEvent = Extract<TimelineEvent, { kind: 'delivery' }>

const DELIVERY_LOOKS = {
  delivered: { tone: 'done', icon: MailCheck },
  opened: { tone: 'done', icon: MailOpen },
  clicked: { tone: 'done', icon: MousePointerClick },
  bounced: { tone: 'failed', icon: MailX },
  complained: { tone: 'failed', icon: ShieldAlert },
  unsubscribed: { tone: 'cancelled', icon: UserMinus },
  replied: { tone: 'done', icon: Reply },
  left: { tone: 'cancelled', icon: LogOut },
} satisfies Record<DeliveryEvent['state'], { tone: Tone; icon: LucideIcon }>

/** What becomes of it at that time. */
function nextTitle(event: Extract<TimelineEvent, { kind: 'next' }>, i18n: I18n): string {
  if (event.forecast !== null && !isFree(event.forecast)) return forecastWords(i18n, event.forecast).short
  if (event.no === 1) return i18n.t('Dikirim')
  return i18n.t('Percobaan {no} dari {of}', { no: event.no, of: event.of })
}

type AttemptEvent = Extract<TimelineEvent, { kind: 'attempt' }>

const OUTCOME_LOOKS = {
  accepted: { tone: 'done', icon: Check },
  rejected: { tone: 'failed', icon: X },
  not_sent: { tone: 'failed', icon: X },
  blocked: { tone: 'failed', icon: X },
  unconfirmed: { tone: 'unconfirmed', icon: CircleQuestionMark },
  not_handed_over: { tone: 'pending', icon: X },
} satisfies Record<AttemptEvent['outcome'], { tone: Tone; icon: LucideIcon }>

function attemptItem(event: AttemptEvent, i18n: I18n): TimelineItemProps {
  const last = event.handOvers.at(-1)
  const quick = event.handOvers.length - 1
  const again = quick === 0 ? '' : i18n.t('{count} kali ulang cepat', { count: quick })
  const said = event.outcome === 'accepted' ? i18n.t('Diterima penyedia') : whatHappened(i18n, last)
  return {
    ...OUTCOME_LOOKS[event.outcome],
    title: i18n.t('Percobaan {no} dari {of}', { no: event.no, of: event.of }),
    time: <Time at={event.at} form="seconds" />,
    note: [said, again].filter(Boolean).join(' · '),
    children: last === undefined ? undefined : <ProviderAnswer handOver={last} />,
  }
}

function whatHappened(i18n: I18n, handOver: HandOverView | undefined): string {
  return handOver?.errorCode == null
    ? ''
    : fullFailure(i18n, handOver.errorCode, handOver.message).what.replace(/\.$/, '')
}

function ProviderAnswer({ handOver }: { readonly handOver: HandOverView }) {
  const { i18n } = useLingui()
  const { answer, httpStatus, durationMs } = handOver
  if (answer === null && httpStatus === null) return null
  return (
    <details className="timeline__answer">
      <summary>{i18n.t('Jawaban penyedia')}</summary>
      <Answer
        head={httpStatus === null ? i18n.t('Jawaban penyedia') : `HTTP ${httpStatus}`}
        aside={durationMs === null ? undefined : i18n.t('{ms} ms', { ms: durationMs })}
      >
        {answer ?? i18n.t('(tanpa isi)')}
      </Answer>
    </details>
  )
}

type CreditEvent = Extract<TimelineEvent, { kind: 'credit' }>

function creditItem(event: CreditEvent, i18n: I18n, locale: Locale): TimelineItemProps {
  const { amount } = event
  const titles = {
    reserved: i18n.t('{count} kredit ditahan', { count: amount }),
    released: i18n.t('{count} kredit ditahan, lalu dikembalikan', { count: amount }),
    deducted: i18n.t('{count} kredit terpakai', { count: amount }),
  }
  const balance = balanceWords(event, i18n, locale)
  return {
    tone: event.action === 'deducted' ? 'done' : 'pending',
    icon: Coins,
    title: titles[event.action],
    time: <Time at={event.at} form="seconds" />,
    note: (
      <>
        {balance !== null && `${balance} · `}
        <UiLink className="link" href={AFFILIATE_PATHS.credits}>
          {i18n.t('Mutasi kredit')}
        </UiLink>
      </>
    ),
  }
}

type TimelineEnd = Extract<TimelineEvent, { kind: 'ended' }>

function endedItem(event: TimelineEnd, i18n: I18n): TimelineItemProps {
  const looks = {
    failed: { tone: 'failed', icon: X, title: i18n.t('Gagal') },
    cancelled: { tone: 'cancelled', icon: Ban, title: i18n.t('Dibatalkan') },
    held: { tone: 'held', icon: Hourglass, title: i18n.t('Ditahan') },
    unconfirmed: { tone: 'unconfirmed', icon: CircleQuestionMark, title: i18n.t('Belum pasti') },
  } as const
  const look = event.status in looks ? looks[event.status as keyof typeof looks] : looks.failed
  return {
    ...look,
    time: <Time at={event.at} form="day" />,
    note: event.reason === null ? undefined : shortReason(i18n, event.status, event.reason),
  }
}

function shortReason(i18n: I18n, status: TimelineEnd['status'], reason: string): string {
  return status === 'held' ? shortHold(i18n, reason) : shortFailure(i18n, reason, reason)
}

function balanceWords(event: CreditEvent, i18n: I18n, locale: Locale): string | null {
  const { balanceBefore, balanceAfter } = event
  const number = (value: number) => formatNumber(value, locale)
  if (balanceAfter === null) return null
  if (balanceBefore === null || balanceBefore === balanceAfter) {
    return i18n.t('Saldo tetap {balance}', { balance: number(balanceAfter) })
  }
  return i18n.t('Saldo {before} → {after}', { before: number(balanceBefore), after: number(balanceAfter) })
}
