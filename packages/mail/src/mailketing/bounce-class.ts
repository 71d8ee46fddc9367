import type { BounceClass } from '@booster/engine/domain/delivery-event'

/** RFC 3463, e.g. 5.1.1; not the beginning or the end of an IP address. */
export const ENHANCED_STATUS = /(?<![\w.])([245]\.\d{1,3}\.\d{1,3})(?!\w|\.\d)/
/** What names the address (5.1.x, 5.2.1), and what names nothing (5.0.0, 5.1.0, 5.5.0). */
const DEAD_CODE = /^5\.(1\.([1236]|10)|2\.1)$/
const VAGUE_CODE = /^5\.[015]\.0$/
const OUR_CODE = /^5\.(7\.\d+|1\.[78])$/
const FOR_NOW = /^4\.|(^|smtp;)\W*4\d\d\b/i

const FULL_OR_BUSY =
  /\bquota\b|\bfull\b|exceed|\bat a rate\b|\btoo (many|much)\b|gre[yi][ -]?list|access denied/i
const OUR_SENDER = /\bsender\b/i
const OUR_FAULT =
  /spam|black ?list|block ?list|\bblocked\b|reputation|policy|dmarc|\bspf\b|\bdkim\b|relay|\bsender\b|\bptr\b|client host|\bhelo\b/i

const NO_SUCH_USER =
  /\b(user|recipient|mailbox) unknown|\bunknown (user|recipient|mailbox)|\bno such (user|mailbox|recipient|address|person)/i
const DEAD_WORDS =
  /\b(mailbox|address|user|recipient|account)( \S+)? (not found|does not exist|doesn['’]t exist|is disabled|unavailable permanently)|this user doesn['’]t have an? \S+ account|requested (mail )?action not taken: mailbox unavailable/i

/**
 * Reads a bounce's reason. First what spares the address: a refusal for now, a full mailbox, a fault of ours. Then the
 * enhanced status (RFC 3463), then words, of which large providers have their own; the provider's own word counts where
 * neither says anything. Unknown is soft: a wrong *hard* would silence somebody for good, and soft ones add up.
 */
export function classifyBounce(reason: string, providerWord = ''): BounceClass {
  const said = reason.replace(/<[^>]*>|\S+@\S+/g, '').replace(/\s+/g, ' ')
  const code = ENHANCED_STATUS.exec(said)?.[1] ?? ''
  if (FOR_NOW.test(code) || FOR_NOW.test(said) || FULL_OR_BUSY.test(said)) return 'soft'
  const isUnknownUser = NO_SUCH_USER.test(said)
  const isDead = DEAD_CODE.test(code)
  if ((isDead ? OUR_SENDER : OUR_FAULT).test(said)) return 'reputation'
  if (OUR_CODE.test(code) && !isUnknownUser) return 'reputation'
  if (isDead || isUnknownUser || DEAD_WORDS.test(said)) return 'hard'
  const isVague = code === '' || VAGUE_CODE.test(code)
  return isVague && /hard|permanent/i.test(providerWord) ? 'hard' : 'soft'
}
