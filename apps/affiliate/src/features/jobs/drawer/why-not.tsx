import type { JobDetail } from '@booster/contracts/jobs/job-detail'
import { UiLink } from '@booster/ui/controls/link'
import { Moment } from '@booster/ui/data/moment'
import { Time } from '@booster/ui/data/time'
import { useNow } from '@booster/ui/device/use-now'
import { leadHref } from '@booster/web/address/paths'
import { fullFailure, fullHold } from '@booster/web/words/failure-sentences'
import { forecastWords } from '@booster/web/words/forecast-words'
import type { I18n } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

/** One sentence: why the e-mail has not gone out, what comes next, and that nothing was charged. */
export function WhyNotBox({ job }: { readonly job: JobDetail }) {
  const { i18n } = useLingui()
  if (job.whyNot === null) return null
  return (
    <section className="explain" aria-label={i18n.t('Penjelasan')}>
      <h3>{questionOf(i18n, job)}</h3>
      <p>{answerOf(i18n, job)}</p>
      {isAboutAddress(job) && (
        <p>
          <UiLink className="link" href={leadHref(job.lead.id)}>
            {i18n.t('Perbaiki alamat lead')}
          </UiLink>
        </p>
      )}
    </section>
  )
}

/** Another address would let it be sent. */
function isAboutAddress({ actions: { retry } }: JobDetail): boolean {
  return retry === 'SUPPRESSED' || retry === 'NO_ADDRESS'
}

function questionOf(i18n: I18n, { status }: JobDetail): string {
  if (status === 'failed') return i18n.t('Mengapa gagal?')
  if (status === 'cancelled') return i18n.t('Mengapa dibatalkan?')
  if (status === 'unconfirmed') return i18n.t('Mengapa belum pasti?')
  if (status === 'held') return i18n.t('Mengapa ditahan?')
  return i18n.t('Mengapa belum terkirim?')
}

function answerOf(i18n: I18n, job: JobDetail): ReactNode {
  const why = job.whyNot
  if (why === null) return null
  const clock = why.nextTryAt === null ? null : <Moment at={why.nextTryAt} />
  const away = why.nextTryAt === null ? null : <Time at={why.nextTryAt} explain={false} />
  const times = { 0: <strong>{clock}</strong>, 1: <>{away}</> }
  const failure = why.reason === null ? null : fullFailure(i18n, why.reason, job.errorMessage)
  const status = why.httpStatus === null || why.httpStatus < 300 ? '' : ` (${why.httpStatus})`
  const what = failure === null ? '' : withStatus(failure.what, status)
  const free = i18n.t('Kredit Anda tidak terpotong.')
  switch (why.code) {
    case 'WAITING':
      return <Waiting job={job} />
    case 'SENDING':
      return i18n.t('Sedang diserahkan ke penyedia email. Satu kredit ditahan sampai ada jawaban.')
    case 'RETRYING':
      return (
        <>
          {what}{' '}
          <Trans
            id="Kami mencoba lagi otomatis <0/>, <1/>. Kredit Anda belum terpotong."
            components={times}
          />
        </>
      )
    case 'HELD':
      return `${why.reason === null ? '' : fullHold(i18n, why.reason)} ${free}`
    case 'UNCONFIRMED':
      return (
        <>
          {what}{' '}
          {i18n.t(
            'Satu kredit ditahan dan email tidak dikirim ulang sendiri, supaya lead tidak menerimanya dua kali.',
          )}{' '}
          {clock !== null && (
            <Trans id="Tanpa keputusan Anda, aturan alur berlaku <0/>." components={times} />
          )}
        </>
      )
    case 'FAILED':
      return [what, failure?.next, free].filter(Boolean).join(' ')
    case 'CANCELLED':
      return `${what} ${free}`
  }
}

/** What stands before it, and when its time comes. */
function Waiting({ job: { forecast, scheduledAt } }: { readonly job: JobDetail }) {
  const { i18n } = useLingui()
  const isDue = Date.parse(scheduledAt) <= useNow(1_000)
  if (forecast === null) return null
  const times = { 0: <Moment at={scheduledAt} />, 1: <Time at={scheduledAt} explain={false} /> }
  if (forecast.gate === 'NOT_DUE') {
    return <Trans id="Belum waktunya. Email ini dikirim <0/>, <1/>." components={times} />
  }
  return (
    <>
      {forecastWords(i18n, forecast).full} {!isDue && <Trans id="Waktunya <0/>, <1/>." components={times} />}
    </>
  )
}

/** "… sedang sibuk (503)." */
function withStatus(sentence: string, status: string): string {
  return status === '' ? sentence : `${sentence.replace(/\.$/, '')}${status}.`
}
