import type { OpensRule } from '@booster/engine/domain/automation'
import type { CompiledStep } from './compile-step.ts'

/**
 * A mail is short when its author's part has at most so many visible characters, some 450 words. Spam filters add points
 * for a picture beside little text, and the open pixel is a picture: SpamAssassin 1 to 2 for up to 3,200 characters
 * (HTML_IMAGE_ONLY_04 to _32). It counts all the HTML, of which our frame alone has about as many; we count what is read,
 * so that neither a change of the frame nor markup makes a mail long.
 */
export const SHORT_CHARACTERS = 3_200

/** Whether mails of this step bear the open pixel by the rule of their sequence. */
export function countsOpens(rule: OpensRule, { characters }: Pick<CompiledStep, 'characters'>): boolean {
  return rule === 'auto' ? characters > SHORT_CHARACTERS : rule === 'on'
}
