import type { AuditRow } from '@booster/contracts/audit/audit-list'
import {
  auditFieldWords,
  auditValueWords,
  isAuditId,
  isFieldShown,
} from '@booster/contracts/audit/audit-values'
import { auditActionWords, auditActorWords, auditObjectWords } from '@booster/contracts/audit/audit-words'
import { UiLink } from '@booster/ui/controls/link'
import { CellLines, Td, Tr } from '@booster/ui/data/table'
import { Time, useTimeText } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { hrefOf } from '@booster/web/address/href-of'
import { ADMIN_PATHS, affiliateHref, auditHref } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'

/** One act: what was done to what, who did it, what it changed, and where it came from. */
export function AuditEntryRow({ row }: { readonly row: AuditRow }) {
  const locale = useLocale()
  const origin = <Origin row={row} />
  const changes = <Changes row={row} />
  const target = <Target row={row} />
  return (
    <Tr>
      <Td phone="main" className="audit__what">
        <CellLines main={auditActionWords(row.action, locale)} sub={target} />
      </Td>
      <Td className="audit__who">
        <Actor row={row} />
      </Td>
      <Td className="audit__changes">{changes}</Td>
      <Td className="audit__origin">{origin}</Td>
      <Td phone="when" className="audit__when">
        <Time at={row.at} form="day" />
      </Td>
      <Td phone="flow" className="only-on-cards">
        <span className="audit__card">
          {target}
          <Actor row={row} />
          {changes}
          {origin}
        </span>
      </Td>
    </Tr>
  )
}

/** What was changed, and whose it is. */
function Target({ row }: { readonly row: AuditRow }) {
  const locale = useLocale()
  const { object, affiliate } = row
  const type = auditObjectWords(object.type, locale)
  return (
    <span className="audit__target">
      <UiLink className="link" href={auditHref({ object: object.id })}>
        {object.name === null || object.name === '' ? type : `${type}: ${object.name}`}
      </UiLink>
      {affiliate !== null && affiliate.name !== object.name && (
        <UiLink className="link" href={affiliateHref(affiliate.id)}>
          {affiliate.name}
        </UiLink>
      )}
    </span>
  )
}

/** Who acted, and as what: with the name of the API key that acted for them. */
function Actor({ row }: { readonly row: AuditRow }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { kind, userId, name, keyName } = row.actor
  const words =
    keyName === null ? auditActorWords(kind, locale) : i18n.t('Kunci API: {name}', { name: keyName })
  if (userId === null || name === null) return <span className="cell-main">{words}</span>
  return (
    <span className="audit__target">
      <UiLink className="link" href={hrefOf(ADMIN_PATHS.audit, { person: userId })}>
        {name}
      </UiLink>
      <span className="muted small">{words}</span>
    </span>
  )
}

function Changes({ row }: { readonly row: AuditRow }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const timeText = useTimeText('full')
  const changes = row.changes.filter(({ field }) => isFieldShown(field))
  if (changes.length === 0) return null
  const style = { language: locale, timeOf: (at: Date) => timeText(at.getTime()) }
  const words = (field: string, value: unknown) =>
    isAuditId(value) ? (
      <UiLink className="link" href={auditHref({ object: value })}>
        {i18n.t('lihat')}
      </UiLink>
    ) : (
      auditValueWords({ type: row.object.type, field, value }, style)
    )
  return (
    <dl className="audit__values">
      {changes.map(({ field, ...sides }) => (
        <div key={field}>
          <dt>{auditFieldWords(field, locale)}</dt>
          <dd>
            {'before' in sides && <span className="audit__before">{words(field, sides.before)}</span>}
            {'before' in sides && !('after' in sides) && (
              <span className="muted">{i18n.t('(sebelumnya)')}</span>
            )}
            {'before' in sides && 'after' in sides && (
              <span className="audit__arrow">
                <span aria-hidden="true">→</span>
                <span className="visually-hidden">{i18n.t('menjadi')}</span>
              </span>
            )}
            {'after' in sides && <span>{words(field, sides.after)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The address and the request, which the logs of the server name too. */
function Origin({ row }: { readonly row: AuditRow }) {
  const { i18n } = useLingui()
  const { ip, requestId } = row
  if (ip === null && requestId === null) return null
  return (
    <span className="audit__trace">
      {ip !== null && <span>{i18n.t('IP {ip}', { ip })}</span>}
      {requestId !== null && <span>{i18n.t('Permintaan {requestId}', { requestId })}</span>}
    </span>
  )
}
