/** Classes of a refusal that the provider put into words. */
export type RefusalClass = 'recipient' | 'content' | 'blocked' | 'not-sent' | 'unconfirmed'

export type Refusal = {
  readonly class: RefusalClass
  /** See SendFault.code. */
  readonly code: string
  readonly message: string
}

type TextRule = Refusal & { readonly pattern: RegExp }

const KEY_REFUSED: Refusal = {
  class: 'blocked',
  code: 'PROVIDER_KEY_REFUSED',
  message: 'The provider does not accept our API key.',
}
const SENDER_UNKNOWN: Refusal = {
  class: 'blocked',
  code: 'SENDER_UNKNOWN',
  message: 'The provider does not know our sender address or name.',
}
const RECIPIENT_REFUSED: Refusal = {
  class: 'recipient',
  code: 'RECIPIENT_REFUSED',
  message: 'The provider refuses this recipient.',
}
const CONTENT_REFUSED: Refusal = {
  class: 'content',
  code: 'CONTENT_REFUSED',
  message: 'The provider refuses this content.',
}

/**
 * The provider's failure texts. The first nine are documented word for word; the rest catch variants. The
 * first match counts, on text in lower case with every other character than letters, digits and @ as one
 * space. An empty sender name is our setup, not this mail's fault, hence blocked. A black list that names
 * us (our IP, domain, sender) concerns all mails; any other is about the recipient.
 */
const DOCUMENTED: readonly TextRule[] = [
  { pattern: /^empty from name/, ...SENDER_UNKNOWN },
  {
    pattern: /^empty recipient/,
    class: 'content',
    code: 'EMPTY_RECIPIENT',
    message: 'The mail had no recipient address.',
  },
  { pattern: /^empty subject/, class: 'content', code: 'EMPTY_SUBJECT', message: 'The mail had no subject.' },
  { pattern: /^empty content/, class: 'content', code: 'EMPTY_CONTENT', message: 'The mail had no content.' },
  {
    pattern: /\b(our|your|sender|from|ip|account)\b.*\bblack ?list|\bblack ?list\w*\b.*\b(sender|ip)\b/,
    class: 'blocked',
    code: 'SENDER_BLACKLISTED',
    message: 'The provider has our sender on a black list.',
  },
  {
    pattern: /\bblack ?list/,
    class: 'recipient',
    code: 'BLACKLISTED',
    message: 'The recipient is on the provider’s black list.',
  },
  { pattern: /user not found|(invalid|wrong) (api )?(token|key)|access denied/, ...KEY_REFUSED },
  {
    pattern:
      /\bno credits?\b|top up|(insufficient|not enough|out of) (credits?|balance)|(kredit|saldo) (habis|kurang)/,
    class: 'blocked',
    code: 'PROVIDER_OUT_OF_CREDIT',
    message: 'Our account with the provider has no credit left.',
  },
  { pattern: /unknown sender|add domain menu/, ...SENDER_UNKNOWN },
]

const SPECIFIC_VARIANTS: readonly TextRule[] = [
  {
    pattern: /\bmail ?box (is )?full\b|\bover quota\b|\b(mail ?box|recipient)\b.*\bquota\b/,
    class: 'not-sent',
    code: 'MAILBOX_FULL',
    message: 'The mailbox of the recipient is full.',
  },
  { pattern: /unauthori[sz]ed|unauthenticated|\bapi (token|key)\b/, ...KEY_REFUSED },
  {
    pattern:
      /\b(sender|from email|domain)\b.*\b(not verified|unverified|not registered|not allowed|not found|invalid)/,
    ...SENDER_UNKNOWN,
  },
  {
    pattern: /\baccount\b.*\b(suspend|disabled|blocked|inactive|expired)|\bquota\b/,
    class: 'blocked',
    code: 'PROVIDER_ACCOUNT_BLOCKED',
    message: 'The provider has stopped our account.',
  },
  {
    pattern: /too many|rate limit|throttl/,
    class: 'not-sent',
    code: 'RATE_LIMITED',
    message: 'The provider asks us to send more slowly.',
  },
  {
    pattern: /\btime ?d? ?out\b/,
    class: 'unconfirmed',
    code: 'PROVIDER_TIMEOUT',
    message: 'The provider itself timed out; the mail may have left.',
  },
]

const LOOSE_VARIANTS: readonly TextRule[] = [
  {
    pattern:
      /\b(recipient|mailbox|e ?mail address|user)\b.*\b(refused|rejected|invalid|not valid|not found|not exist|does not exist|unknown|suppressed|unsubscribed|bounced)\b/,
    ...RECIPIENT_REFUSED,
  },
  {
    pattern:
      /\b(invalid|unknown|refused|rejected|suppressed|unsubscribed)\b.*\b(recipient|mailbox|e ?mail address)\b/,
    ...RECIPIENT_REFUSED,
  },
  { pattern: /\bspam\b|\bcontent\b|\battachment\b|\bsubject\b|too large/, ...CONTENT_REFUSED },
]

const FIELD_REFUSAL: ReadonlyMap<string, Refusal> = new Map(
  Object.entries({
    recipient: RECIPIENT_REFUSED,
    to: RECIPIENT_REFUSED,
    email: RECIPIENT_REFUSED,
    subject: CONTENT_REFUSED,
    content: CONTENT_REFUSED,
    body: CONTENT_REFUSED,
    html: CONTENT_REFUSED,
    attach1: CONTENT_REFUSED,
    attach2: CONTENT_REFUSED,
    attach3: CONTENT_REFUSED,
    from_name: SENDER_UNKNOWN,
    from_email: SENDER_UNKNOWN,
    api_token: KEY_REFUSED,
  }),
)

/** Reads a refusal out of the provider's words and the fields it complains about; null where they say nothing known. */
export function readRefusal(said: {
  readonly text: string
  readonly fields: readonly string[]
}): Refusal | null {
  const text = normalise(said.text)
  const match = (rules: readonly TextRule[]): Refusal | undefined =>
    rules.find((rule) => rule.pattern.test(text))
  const byField = said.fields
    .map((field) => FIELD_REFUSAL.get(field.toLowerCase()))
    .find((refusal) => refusal)
  return match(DOCUMENTED) ?? match(SPECIFIC_VARIANTS) ?? byField ?? match(LOOSE_VARIANTS) ?? null
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9@]+/g, ' ')
    .trim()
}
