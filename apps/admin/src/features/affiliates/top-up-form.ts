import { affiliateTopUpInput } from '@booster/contracts/affiliates'
import { z } from 'zod'
import { readAmount } from './top-up-amount.ts'

/**
 * The contract's fields as a person types them. The message of a wrong amount is its AmountFault.
 * @param available credits that are not reserved; an adjustment may not take more
 */
export function topUpForm(available: number) {
  const { amountCredits, reason } = affiliateTopUpInput.shape
  const typedAmount = z.string().transform((text, context) => {
    const amount = readAmount(text, available)
    if (amount.kind === 'ok') return amount.credits
    context.issues.push({ code: 'custom', message: amount.kind, input: text })
    return z.NEVER
  })
  return z.object({ amount: typedAmount.pipe(amountCredits), reason })
}

export type TopUpForm = ReturnType<typeof topUpForm>
