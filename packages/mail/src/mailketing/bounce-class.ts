import type { BounceClass } from '@booster/engine/domain/delivery-event'

const ENHANCED = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/
const DEAD =
  /user unknown|unknown user|no such (user|mailbox|recipient|address)|(mailbox|address|user|recipient|account)( \S+)? (not found|does not exist|doesn't exist|is disabled|unavailable permanently)|invalid recipient|address rejected/i
const REPUTATION = /spam|black ?list|block ?list|\bblocked\b|reputation|policy|dmarc|\bspf\b|\bdkim\b|relay/i

/**
 * Reads a bounce's reason: first its enhanced status (RFC 3463: 5.1.x and 5.2.1 dead, except 5.1.7 and 5.1.8
 * which are about the sender; 5.7.x policy), then words, then the provider's own word. Unknown is soft:
 * a wrong *hard* would silence somebody for good.
 */
export function classifyBounce(reason: string, providerWord = ''): BounceClass {
  const [, level, subject, detail] = ENHANCED.exec(reason) ?? []
  if (level === '5') {
    if (subject === '7' || (subject === '1' && (detail === '7' || detail === '8'))) return 'reputation'
    return subject === '1' || (subject === '2' && detail === '1') ? 'hard' : 'soft'
  }
  if (level === '4') return 'soft'
  if (DEAD.test(reason)) return 'hard'
  if (REPUTATION.test(reason)) return 'reputation'
  return /hard|permanent/i.test(providerWord) ? 'hard' : 'soft'
}
