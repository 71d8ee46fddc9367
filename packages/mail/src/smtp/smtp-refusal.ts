/** What a 5xx answer of a mail server is about. */
export type SmtpRefusal = {
  readonly about: 'us' | 'recipient' | 'content' | 'full mailbox' | 'unknown'
  readonly code: string
  /** Without a full stop. */
  readonly sentence: string
}

/** An answer in parts. */
type Answer = {
  readonly status: number
  /** `RCPT TO`, `DATA` …; empty: none was sent yet. */
  readonly command: string
  /** The enhanced status, e.g. `5.1.1`; empty: none. */
  readonly enhanced: string
  /** In small letters, without addresses. */
  readonly words: string
  /** Postfix checked the recipient; what else it says is the words of a table or a policy service, about anything. */
  readonly isOfRecipientCheck: boolean
}

type Rule = SmtpRefusal & { readonly fits: (answer: Answer) => boolean }

const FULL: SmtpRefusal = {
  about: 'full mailbox',
  code: 'MAILBOX_FULL',
  sentence: 'The mailbox of the recipient is full',
}
const TOO_LARGE: SmtpRefusal = {
  about: 'content',
  code: 'CONTENT_REFUSED',
  sentence: 'The mail is too large for the mail server',
}
const LOGIN: SmtpRefusal = {
  about: 'us',
  code: 'PROVIDER_KEY_REFUSED',
  sentence: 'The mail server refuses our login',
}
const SENDER: SmtpRefusal = {
  about: 'us',
  code: 'SENDER_UNKNOWN',
  sentence: 'The mail server refuses our sender',
}
const UNPROVEN: SmtpRefusal = {
  about: 'us',
  code: 'SENDER_REPUTATION',
  sentence: 'The mail server wants SPF, DKIM, DMARC or a reverse name that we do not have',
}
const DEAD: SmtpRefusal = {
  about: 'recipient',
  code: 'RECIPIENT_REFUSED',
  sentence: 'The mail server refuses this recipient',
}
const RELAY: SmtpRefusal = {
  about: 'us',
  code: 'RELAYING_DENIED',
  sentence: 'The mail server does not relay for us',
}
const LISTED: SmtpRefusal = {
  about: 'us',
  code: 'SENDER_BLACKLISTED',
  sentence: 'The mail server has the address of our server on a block list',
}
const ACCOUNT: SmtpRefusal = {
  about: 'us',
  code: 'PROVIDER_ACCOUNT_BLOCKED',
  sentence: 'The mail server lets our account send no more',
}
const FORBIDS: SmtpRefusal = {
  about: 'us',
  code: 'PROVIDER_FORBIDS',
  sentence: 'The mail server does not serve us',
}
const POLICY: SmtpRefusal = {
  about: 'content',
  code: 'SENDER_REPUTATION',
  sentence: 'The mail was refused by policy',
}
const CONTENT: SmtpRefusal = {
  about: 'content',
  code: 'CONTENT_REFUSED',
  sentence: 'The mail server refuses this content',
}
const UNKNOWN: SmtpRefusal = {
  about: 'unknown',
  code: 'REFUSED_UNCLEAR',
  sentence: 'The mail server refuses this mail, for a reason we do not know',
}

const NAMES_THE_ADDRESS = /^5\.(1\.[1236]|1\.10|2\.1)$/
const NAMES_THE_SENDER = /^5\.(1\.[078]|7\.60)$/
/** What is missing at our domain or server: RFC 7372, and what Gmail made of it. */
const NOT_PROVEN = /^5\.7\.2\d$/

/** After the message, and where the recipient was named. Before, an answer cannot be about the recipient. */
const KNOWS_RECIPIENT = /^(RCPT TO|DATA)$/

/**
 * The first rule that fits counts. Servers answer about sender, login, greeting, quota and relaying at any command, mostly
 * at RCPT TO; about the recipient is only what names it. Unknown stays unknown: a wrong "dead" would silence somebody for good.
 */
const RULES: readonly Rule[] = [
  rule(FULL, /mail ?box (is )?full|\bover ?quota\b|\b(mailbox|recipient)\b.*\bquota\b/, /^5\.2\.2$/),
  rule(TOO_LARGE, /\bmessage (size|is too)|\btoo (large|big)\b|\bsize (limit|exceed)/, /^5\.3\.4$/),
  rule(
    LOGIN,
    /authentication (is )?(required|needed|failed)|\bnot (logged in|authenticated)\b|\bmust (authenticate|log ?in)|starttls/,
    /^5\.7\.(0|8|9|14)$/,
  ),
  { ...LOGIN, fits: ({ status }) => status === 530 || status === 534 || status === 535 || status === 538 },
  { ...LOGIN, fits: ({ command }) => command.startsWith('AUTH') },
  rule(
    SENDER,
    /\bsender (address|domain)?\s*(is |was )?(rejected|denied|refused|unknown|invalid|not)|\b(bad|invalid|unknown) sender\b|\bdomain of (the )?sender\b|\bsender (verify|verification|callout)|\bnot owned by|\bsend as\b|\bmail from\b.*\b(rejected|denied|not allowed)/,
    NAMES_THE_SENDER,
  ),
  { ...UNPROVEN, fits: ({ enhanced }) => NOT_PROVEN.test(enhanced) },
  {
    ...DEAD,
    fits: ({ enhanced, command }) => NAMES_THE_ADDRESS.test(enhanced) && KNOWS_RECIPIENT.test(command),
  },
  rule(RELAY, /relay/),
  rule(
    LISTED,
    /\bblocked (using|by)\b.*\.|\b(black|block|deny) ?list|spamhaus|\bdnsbl\b|\brbl\b|\bis listed\b/,
  ),
  rule(FORBIDS, /\b(helo|ehlo)\b|\bclient host\b|\breverse (dns|host|name)|\bptr\b|\byour (ip|host)\b/),
  rule(
    ACCOUNT,
    /\brate\b.*\blimit|\boverlimit\b|\b(limit|quota|max\w*)\b.*\b(exceed|reach)|\b(exceed|reach)\w*\b.*\b(limit|quota|max)|throttl|\baccount\b.*\b(suspend|blocked)|\btoo (many|much) (mail|e-?mail|message|recipient|connection|command|error)/,
    /^5\.4\.5$/,
  ),
  {
    ...DEAD,
    fits: ({ words, command }) => KNOWS_RECIPIENT.test(command) && NAMES_IN_WORDS.test(words),
  },
  {
    ...DEAD,
    fits: ({ words, isOfRecipientCheck }) => isOfRecipientCheck && /^ domain not found/.test(words),
  },
  {
    ...UNKNOWN,
    fits: ({ status, command, words }) =>
      status === 501 && command === 'RCPT TO' && /address|recipient|malformed/.test(words),
  },
  {
    ...FORBIDS,
    fits: ({ status, enhanced }) => (status >= 500 && status <= 504) || /^5\.5\.[1-4]$/.test(enhanced),
  },
  { ...SENDER, fits: ({ command }) => command === 'MAIL FROM' },
  { ...FORBIDS, fits: ({ command }) => !KNOWS_RECIPIENT.test(command) },
  { ...POLICY, fits: ({ enhanced }) => enhanced.startsWith('5.7.') },
  { ...CONTENT, fits: ({ command }) => command === 'DATA' },
]

const NAMES_IN_WORDS =
  /\b(user|recipient|mailbox)( is)? unknown|\bunknown (user|recipient|mailbox)|\bno such (user|mailbox|recipient|address|person)|\b(mailbox|address|user|recipient)( \S+)? (not found|does not exist|doesn.t exist)/

function rule(refusal: SmtpRefusal, words: RegExp, enhanced?: RegExp): Rule {
  return {
    ...refusal,
    fits: (answer) => words.test(answer.words) || enhanced?.test(answer.enhanced) === true,
  }
}

/** Reads a 5xx answer. */
export function readSmtpRefusal(said: {
  readonly status: number
  readonly command: string
  readonly response: string
}): SmtpRefusal {
  const answer = readAnswer(said)
  return RULES.find(({ fits }) => fits(answer)) ?? UNKNOWN
}

const RECIPIENT_CHECK = /recipient address rejected:/
/**
 * To Postfix the status of a table or a policy service is about what it has just checked: at the recipient it makes 5.1.3
 * of a 5.1.7 (bad sender), 5.1.2 of a 5.1.8 (domain of the sender), 5.1.0 of whatever it does not know.
 */
const REWRITTEN = /^5\.1\.[023]$/

function readAnswer({ status, command, response }: Parameters<typeof readSmtpRefusal>[0]): Answer {
  const words = response.toLowerCase().replace(/<[^>]*>|\S+@\S+/g, ' ')
  const enhanced = enhancedOf(response)
  const [, wordsOfCheck] = words.split(RECIPIENT_CHECK)
  if (wordsOfCheck === undefined) return { status, command, enhanced, words, isOfRecipientCheck: false }
  return {
    status,
    command,
    enhanced: REWRITTEN.test(enhanced) ? '' : enhanced,
    words: wordsOfCheck,
    isOfRecipientCheck: true,
  }
}

/** The enhanced status of an answer, e.g. `5.1.1`; empty where it has none. */
export function enhancedOf(response: string): string {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(response)?.[0] ?? ''
}
