import type { AuditChange, AuditRow } from '@booster/contracts/audit/audit-list'
import type { AuditFacts } from '@booster/db/audit/list-audit'

export function auditRowOf(facts: AuditFacts): AuditRow {
  const { affiliateId, affiliateName } = facts
  return {
    id: facts.id,
    at: facts.at.toISOString(),
    actor: {
      kind: facts.actorKind,
      userId: facts.actorId,
      name: facts.actorName,
      email: facts.actorEmail,
      keyName: facts.keyName,
    },
    action: facts.action,
    object: { type: facts.objectType, id: facts.objectId, name: facts.objectName },
    affiliate:
      affiliateId === null || affiliateName === null ? null : { id: affiliateId, name: affiliateName },
    changes: changesOf(facts),
    ip: facts.ip,
    requestId: facts.requestId,
  }
}

/** Field by field, without those that both sides have alike. */
export function changesOf({ before, after }: Pick<AuditFacts, 'before' | 'after'>): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields].flatMap((field) => {
    const change = { ...sideOf('before', before, field), ...sideOf('after', after, field) }
    const isSame =
      'before' in change &&
      'after' in change &&
      JSON.stringify(change.before) === JSON.stringify(change.after)
    return isSame ? [] : [{ field, ...change } as AuditChange]
  })
}

function sideOf(side: 'before' | 'after', written: AuditFacts['before'], field: string) {
  return written !== null && Object.hasOwn(written, field) ? { [side]: written[field] } : {}
}
