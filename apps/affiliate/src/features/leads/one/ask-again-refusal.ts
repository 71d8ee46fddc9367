import type { LeadDetail } from '@booster/contracts/leads/leads'

type Refusal = LeadDetail['actions']['askAgain']

/** Why the question cannot be sent once more at this time; what the server said ends by itself when the wait is over. */
export function askAgainRefusal(
  {
    actions,
    askAgainAt,
  }: Pick<LeadDetail, 'askAgainAt'> & { readonly actions: { readonly askAgain: Refusal } },
  nowMs: number,
): Refusal {
  const isOver = askAgainAt !== null && Date.parse(askAgainAt) <= nowMs
  return actions.askAgain === 'ASKED_LATELY' && isOver ? null : actions.askAgain
}
