import type { AuditAction } from '@booster/contracts/audit'
import type { Actor } from '@booster/engine/domain/actor'

export type AuditedObject = {
  readonly id: string
  readonly before?: Readonly<Record<string, unknown>> | undefined
  readonly after?: Readonly<Record<string, unknown>> | undefined
}

/** One action of one actor; it leaves one row for each object. */
export type AuditEntry = {
  readonly actor: Actor
  readonly action: AuditAction
  readonly affiliateId: string | null
  readonly objects: readonly AuditedObject[]
}

/** For acts outside any transaction; every other act writes its row in its own. */
export type AuditLog = { record(entry: AuditEntry): Promise<void> }
