/**
 * Every action of the audit log with the kind of object it is about. To add one: a line here, then `recordAudit` in
 * the transaction of the act.
 */
export const AUDIT_ACTIONS = {
  'alert.acknowledged': 'alert',
  'alert.delivered_again': 'alert',
  'alert.opened': 'alert',
  'alert.resolved': 'alert',
  'api-key.create': 'api_key',
  'api-key.revoke': 'api_key',
  'automation.create': 'automation',
  'automation.publish': 'automation',
  'automation.status': 'automation',
  'credit.adjusted': 'credit',
  'credit.topped_up': 'credit',
  'demo.clock_advanced': 'demo_clock',
  'engine.resume-sending': 'engine',
  'engine.run': 'engine',
  'engine.stop-sending': 'engine',
  'form.create': 'form',
  'form.update': 'form',
  'integrity.checked': 'integrity',
  'job.cancel': 'job',
  'job.resolve': 'job',
  'job.retry': 'job',
  'job.send-now': 'job',
  'job.undo-cancel': 'job',
  'lead.add': 'lead',
  'lead.erase': 'lead',
  'lead.reactivate': 'lead',
  'lead.tag': 'lead',
  'lead.unsubscribe': 'lead',
  'lead.update': 'lead',
  'provider_credit.checked': 'provider',
  'run.cancel': 'run',
  'run.pause': 'run',
  'run.restart': 'run',
  'run.resume': 'run',
  'session.end': 'session',
  'settings.update': 'settings',
  'trigger.bulk-cancel': 'trigger',
  'trigger.bulk-start': 'trigger',
  'trigger.run': 'trigger',
  'user.change-password': 'user',
} as const

export type AuditAction = keyof typeof AUDIT_ACTIONS
export type AuditObject = (typeof AUDIT_ACTIONS)[AuditAction]
