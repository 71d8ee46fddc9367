import type { Overview } from '@booster/contracts/overview'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Moment } from '@booster/ui/data/moment'
import { useLocale } from '@booster/ui/device/use-locale'
import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import type { Tone } from '@booster/ui/status/tone'
import { fullFailure } from '@booster/web/words/failure-sentences'
import { shortFailure, shortHold } from '@booster/web/words/failure-words'
import type { I18n } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react'
import {
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Coins,
  Hourglass,
  type LucideIcon,
  ShieldQuestionMark,
  UserX,
} from 'lucide-react'
import { useState } from 'react'
import { type NeededAction, needHref } from './need-href.ts'

const SHOWN_FIRST = 4

const LOOKS = {
  recipient_refused: { icon: CircleX, tone: 'danger' },
  unconfirmed: { icon: CircleQuestionMark, tone: 'unconfirmed' },
  held: { icon: Hourglass, tone: 'held' },
  uncovered: { icon: Coins, tone: 'danger' },
  credit_low: { icon: Coins, tone: 'held' },
  no_credit: { icon: Coins, tone: 'danger' },
  failed: { icon: CircleX, tone: 'danger' },
  leads_without_email: { icon: UserX, tone: 'info' },
  optins_waiting: { icon: ShieldQuestionMark, tone: 'held' },
} satisfies Record<NeededAction['kind'], { icon: LucideIcon; tone: Tone }>

/** What only a person can settle, each with one button. */
export function NeededActions({ actions }: { readonly actions: Overview['needsAction'] }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [showsAll, setShowsAll] = useState(false)
  const ordered = oneOfEachFirst(actions)
  const shown = showsAll ? ordered : ordered.slice(0, SHOWN_FIRST)
  return (
    <Card className="todo">
      <CardHead title={i18n.t('Perlu tindakan')} note={actions.length > 0 ? actions.length : undefined}>
        {actions.length > SHOWN_FIRST && (
          <Button variant="link" size="sm" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? i18n.t('Ringkas') : i18n.t('Tampilkan semua')}
          </Button>
        )}
      </CardHead>
      {actions.length === 0 ? (
        <p className="overview__none">
          <CircleCheck className="icon icon--sm" /> {i18n.t('Tidak ada yang perlu ditangani.')}
        </p>
      ) : (
        <List label={i18n.t('Perlu tindakan')}>
          {shown.map((action) => (
            <Row key={keyOf(action)} action={action} i18n={i18n} locale={locale} />
          ))}
        </List>
      )}
    </Card>
  )
}

function Row({ action, i18n, locale }: { action: NeededAction; i18n: I18n; locale: Locale }) {
  const { icon, tone } = LOOKS[action.kind]
  const { title, label, ...words } = wordsOf(i18n, action, (count) => formatNumber(count, locale))
  const href = needHref(action)
  const note =
    action.from === null ? (
      words.note
    ) : (
      <>
        <Trans id="Mulai <0/>" components={{ 0: <Moment at={action.from} /> }} /> · {words.note}
      </>
    )
  return (
    <ListRow title={title} note={note} icon={icon} tone={tone} phoneHref={href}>
      <ButtonLink size="sm" href={href} label={`${label}: ${title}`}>
        {label}
      </ButtonLink>
    </ListRow>
  )
}

/** What is of another kind comes before more of the same. */
function oneOfEachFirst(actions: readonly NeededAction[]): readonly NeededAction[] {
  const seen = new Set<string>()
  const isFirst = new Set(actions.filter(({ kind }) => !seen.has(kind) && seen.add(kind)))
  return [...isFirst, ...actions.filter((action) => !isFirst.has(action))]
}

function keyOf({ kind, reason, automation }: NeededAction): string {
  return `${kind} ${reason} ${automation?.id}`
}

function wordsOf(
  i18n: I18n,
  action: NeededAction,
  number: (count: number) => string,
): { readonly title: string; readonly note: string; readonly label: string } {
  const { kind, reason, automation, retryable } = action
  const count = number(action.count)
  const because = reason === null ? '' : shortFailure(i18n, reason, null).toLocaleLowerCase()
  const next = reason === null ? null : fullFailure(i18n, reason, null).next
  switch (kind) {
    case 'recipient_refused':
      return {
        title: i18n.t('{count} email gagal, alamat ditolak', { count }),
        note: line(next) ?? i18n.t('Perbarui alamat lead, lalu kirim ulang'),
        label: i18n.t('Tinjau'),
      }
    case 'unconfirmed':
      return {
        title: i18n.t('{count} email belum pasti terkirim', { count }),
        note: i18n.t('{credits} kredit ditahan sampai Anda memutuskan', { credits: action.credits }),
        label: i18n.t('Putuskan'),
      }
    case 'held':
      return {
        title: i18n.t('{count} email ditahan', { count }),
        note: heldNote(i18n, reason, automation?.name ?? ''),
        label: i18n.t('Lanjutkan'),
      }
    case 'uncovered':
      return {
        title: i18n.t('Kredit tidak cukup untuk {count} email terjadwal', { count }),
        note: i18n.t('{credits} kredit tersedia, minta isi ulang ke admin', {
          credits: number(action.credits),
        }),
        label: i18n.t('Minta isi ulang'),
      }
    case 'credit_low':
      return {
        title: i18n.t('Kredit hampir habis: tinggal {n}', { n: count, count: action.count }),
        note: i18n.t('Minta isi ulang ke admin sebelum habis'),
        label: i18n.t('Minta isi ulang'),
      }
    case 'no_credit':
      return {
        title: i18n.t('{count} email gagal, kredit kurang', { count }),
        ...noCreditWords(i18n, action, number),
      }
    case 'failed':
      return {
        title: i18n.t('{count} email gagal, {because}', { count, because }),
        note:
          retryable === 0
            ? (line(next) ?? because)
            : i18n.t('{n} bisa langsung diulang', { n: number(retryable) }),
        label: retryable === 0 ? i18n.t('Tinjau') : i18n.t('Coba ulang'),
      }
    case 'leads_without_email':
      return {
        title: i18n.t('{count} lead tanpa alamat email', { count }),
        note: i18n.t('Tidak ikut alur sampai dilengkapi'),
        label: i18n.t('Lengkapi'),
      }
    case 'optins_waiting':
      return {
        title: i18n.t('{count} lead menunggu konfirmasi', { count }),
        note: i18n.t(
          'Pendaftaran di luar kebiasaan: belum dikirimi email sampai pemilik alamat mengonfirmasi',
        ),
        label: i18n.t('Tinjau'),
      }
  }
}

/** Once there is credit again, they only need to be retried. */
function noCreditWords(
  i18n: I18n,
  { count, retryable }: NeededAction,
  number: (count: number) => string,
): { readonly note: string; readonly label: string } {
  if (retryable === 0)
    return { note: i18n.t('Isi kredit, lalu coba ulang'), label: i18n.t('Minta isi ulang') }
  return {
    note:
      retryable < count
        ? i18n.t('{n} bisa diulang sekarang', { n: number(retryable) })
        : i18n.t('Kredit sudah cukup, tinggal diulang'),
    label: i18n.t('Coba ulang {n}', { n: number(retryable) }),
  }
}

/** A sentence as a line: without its full stop. */
function line(sentence: string | null): string | undefined {
  return sentence?.replace(/\.$/, '')
}

function heldNote(i18n: I18n, reason: string | null, name: string): string {
  if (reason === 'AUTOMATION_PAUSED') return i18n.t('Alur "{name}" sedang dijeda', { name })
  if (reason === 'RUN_PAUSED') return i18n.t('Dijeda di alur "{name}"', { name })
  return reason === null ? name : shortHold(i18n, reason)
}
