import type { LeadRow } from '@booster/contracts/leads/leads'
import { Button } from '@booster/ui/controls/button'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { UiLink } from '@booster/ui/controls/link'
import { EmailText } from '@booster/ui/data/email-text'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { leadHref } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { leadSourceWords, leadStatusWords } from './lead-words.ts'
import { MailingBadge } from './mailing-badge.tsx'

type Props = {
  readonly leads: readonly LeadRow[]
  readonly chosen: ReadonlyMap<string, LeadRow>
  readonly onChoose: (leads: readonly LeadRow[], isChosen: boolean) => void
  readonly onOpen: (lead: LeadRow) => void
}

/** Who is in the list, whether they get mail, and what is known of them; cards on phones. */
export function LeadTable(props: Props) {
  const { i18n } = useLingui()
  const zone = useZone()
  const { leads, chosen, onChoose } = props
  const chosenHere = leads.filter((lead) => chosen.has(lead.id)).length
  const isSomeChosen = chosenHere > 0 && chosenHere < leads.length
  return (
    <Table label={i18n.t('Lead')} cards className="leads__table">
      <thead>
        <tr>
          <Th className="leads__check">
            <Checkbox
              label={i18n.t('Pilih semua di halaman ini')}
              checked={isSomeChosen ? 'mixed' : chosenHere > 0}
              onCheckedChange={(isChosen) => onChoose(leads, isChosen)}
            />
          </Th>
          <Th>{i18n.t('Lead')}</Th>
          <Th>{i18n.t('Email')}</Th>
          <Th>{i18n.t('Status')}</Th>
          <Th>{i18n.t('Tag')}</Th>
          <Th>{i18n.t('Ditambahkan ({zone})', { zone })}</Th>
        </tr>
      </thead>
      <tbody>
        {leads.map((lead) => (
          <Row key={lead.id} {...props} lead={lead} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ lead, chosen, onChoose, onOpen }: Props & { readonly lead: LeadRow }) {
  const { i18n } = useLingui()
  const isChosen = chosen.has(lead.id)
  return (
    <Tr selected={isChosen} onOpen={() => onOpen(lead)}>
      <Td phone="check" className="leads__check">
        <Checkbox
          label={i18n.t('Pilih {name}', { name: lead.name })}
          checked={isChosen}
          onCheckedChange={(next) => onChoose([lead], next)}
        />
      </Td>
      <Td phone="main">
        <CellLines
          main={<UiLink href={leadHref(lead.id)}>{lead.name}</UiLink>}
          sub={
            <span className="leads__address">
              <EmailText address={lead.email ?? i18n.t('tanpa alamat email')} />
            </span>
          }
        />
      </Td>
      <Td phone="state">
        <MailingBadge blocked={lead.blocked} />
      </Td>
      <Td>{leadStatusWords(i18n, lead.status)}</Td>
      <Td phone={lead.tags.length === 0 ? undefined : 'flow'}>
        <Tags tags={lead.tags} />
      </Td>
      <Td phone="when">
        <CellLines main={<Time at={lead.createdAt} form="day" />} sub={leadSourceWords(i18n, lead.source)} />
      </Td>
    </Tr>
  )
}

const TAGS_SHOWN = 3

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return <span className="muted">–</span>
  return (
    <span className="leads__tags">
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
      {tags.length > TAGS_SHOWN && <span className="muted small">+{tags.length - TAGS_SHOWN}</span>}
    </span>
  )
}

/** The way through the list: on and back. */
export function LeadPages(props: {
  readonly shown: number
  readonly first: number
  readonly total: string | null
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}) {
  const { i18n } = useLingui()
  const { shown, first, total, onPrevious, onNext } = props
  const range = i18n.t('{from}–{to}', { from: first, to: first + Math.max(shown - 1, 0) })
  return (
    <nav className="pagination" aria-label={i18n.t('Halaman')}>
      <span className="muted num">
        {total === null ? range : i18n.t('{range} dari {total}', { range, total })}
      </span>
      <span className="leads__pages">
        <Button size="sm" disabled={onPrevious === undefined} onClick={onPrevious}>
          {i18n.t('Sebelumnya')}
        </Button>
        <Button size="sm" disabled={onNext === undefined} onClick={onNext}>
          {i18n.t('Berikutnya')}
        </Button>
      </span>
    </nav>
  )
}
