/**
 * Requests to a procedure, alone or in a batch with others.
 *
 * @param procedure e.g. `automation.saveDraft`
 */
export function callsOf(procedure: string): RegExp {
  return new RegExp(`/trpc/([^?]*,)?${procedure.replaceAll('.', '\\.')}[?,]`)
}
