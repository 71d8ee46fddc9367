import type { DeliveryFigures } from '@booster/contracts/delivery/delivery-figures'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatNumber } from '@booster/ui/format/number'
import { useLingui } from '@lingui/react'
import {
  Bot,
  CircleSlash,
  Eye,
  Inbox,
  LogOut,
  type LucideIcon,
  MousePointerClick,
  Send,
  Undo2,
  UserMinus,
} from 'lucide-react'
import { figureWords } from '../words/figure-words.ts'
import {
  FIGURE_KINDS,
  type FigureKind,
  isCountedByRules,
  kindsWithoutRate,
  type NoRate,
} from './figure-kinds.ts'
import { rateText } from './rate-text.ts'

const ICONS = {
  delivered: Inbox,
  opened: Eye,
  openedByMachine: Bot,
  clicked: MousePointerClick,
  bounced: Undo2,
  complained: CircleSlash,
  unsubscribed: UserMinus,
  left: LogOut,
} satisfies Record<FigureKind, LucideIcon>

const NOTES = {
  'not-known': /*i18n*/ 'tidak dilaporkan penyedia email',
  'switched-off': /*i18n*/ 'tidak dihitung: dimatikan di server ini',
  'not-counted': /*i18n*/ 'tidak dihitung menurut aturan alur',
  'partly-counted': /*i18n*/ 'sebagian email mungkin tidak menghitungnya',
} satisfies Record<NoRate, string>

type Figures = Pick<DeliveryFigures, 'total' | 'counting'>

/** How many mails left, and what became of them. */
export function FigureTiles({ figures }: { readonly figures: Figures }) {
  const { i18n } = useLingui()
  const zone = useZone()
  return (
    <div className="figures__tiles">
      <StatTiles label={i18n.t('Email yang sampai')}>
        <StatTile
          label={i18n.t('Terkirim')}
          icon={Send}
          value={figures.total.sent}
          explain={figureWords(i18n, 'mailsSent', zone)}
        />
        <KindTile figures={figures} kind="delivered" />
        <KindTile figures={figures} kind="opened" />
        <KindTile figures={figures} kind="openedByMachine" />
        <KindTile figures={figures} kind="clicked" />
      </StatTiles>
      <StatTiles label={i18n.t('Email yang tidak diinginkan')}>
        <KindTile figures={figures} kind="bounced" />
        <KindTile figures={figures} kind="complained" />
        <KindTile figures={figures} kind="unsubscribed" />
        <KindTile figures={figures} kind="left" />
      </StatTiles>
      {figures.total.sent > 0 && isCountedByRules(figures.counting) && (
        <p className="figures__note">
          {i18n.t(
            'Dibuka dan diklik ditampilkan tanpa persen bila tidak semua email menghitungnya. Itu diatur di editor alur, di bawah Aturan: email pendek, misalnya, tidak memuat gambar yang menghitung.',
          )}
        </p>
      )}
    </div>
  )
}

function KindTile({ figures, kind }: { readonly figures: Figures; readonly kind: FigureKind }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const zone = useZone()
  const { figure, word } = FIGURE_KINDS[kind]
  const { [kind]: count, sent } = figures.total
  const noRate = kindsWithoutRate(figures)[kind]
  const label = i18n._(word)
  const tile = { label, icon: ICONS[kind], explain: figureWords(i18n, figure, zone) }
  if (noRate !== undefined) {
    const note = i18n._(noRate === 'not-counted' && count > 0 ? NOTES['partly-counted'] : NOTES[noRate])
    return <StatTile {...tile} value={count === 0 ? '–' : count} note={note} />
  }
  const value = sent === 0 ? '–' : rateText(count / sent, locale)
  return (
    <StatTile
      {...tile}
      value={value}
      note={i18n.t('{count} dari {sent}', {
        count: formatNumber(count, locale),
        sent: formatNumber(sent, locale),
      })}
    />
  )
}
