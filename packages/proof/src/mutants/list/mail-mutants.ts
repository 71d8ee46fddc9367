import type { Mutant } from '../mutant.ts'

const CLASSIFY = 'packages/mail/src/mailketing/classify-answer.ts'
const HTTP = 'packages/mail/src/mailketing/http-hand-over.ts'
const TABLE = 'packages/mail/src/mailketing/classify-answer.test.ts'
const SANDBOX = 'packages/mail/src/mailketing/mailketing.test.ts'

/** Where the provider's answers get their meaning: a wrong class here sends twice or loses. */
export const MAIL_MUTANTS: readonly Mutant[] = [
  {
    name: 'client-follows-redirects',
    breaks: 'a mail with our key in it goes to our provider only, once',
    edits: [
      {
        file: HTTP,
        from: 'import { type Dispatcher, Pool }',
        to: 'import { Agent, type Dispatcher, interceptors, Pool }',
      },
      {
        file: HTTP,
        from: 'const pool = new Pool(base.origin, {',
        to: 'const pool = redirecting(base.origin, {',
      },
      {
        file: HTTP,
        from: 'function first(value:',
        to: `function redirecting(origin: string, options: object) {
  return new Agent(options).compose(
    interceptors.redirect({ maxRedirections: 3 }),
    (dispatch) => (request, handler) => dispatch({ ...request, origin: request.origin ?? origin }, handler),
  ) as unknown as Pool
}

function first(value:`,
      },
    ],
    killer: { file: SANDBOX, test: 'Mailketing v1 against the sandbox never follows a redirect' },
    quick: true,
  },
  {
    name: 'lost-connection-counts-as-not-sent',
    breaks: 'from the first byte on nobody can know: unconfirmed',
    edits: [
      {
        file: HTTP,
        from: `onResponseError(_controller, error) {\n        settle({ kind: 'broken', mayBeWritten: controller !== undefined,`,
        to: `onResponseError(_controller, error) {\n        settle({ kind: 'broken', mayBeWritten: false,`,
      },
    ],
    killer: { file: SANDBOX, test: 'Mailketing v1 against the sandbox {"mode":"accept-then-drop"}' },
  },
  {
    name: 'timeout-counts-as-not-sent',
    breaks: 'a time-out after the hand-over is in doubt, not a failure',
    edits: [
      {
        file: CLASSIFY,
        from: `return { kind: 'unconfirmed', fault }`,
        to: `return { kind: 'not-sent', fault }`,
      },
    ],
    killer: { file: TABLE, test: 'no answer: TIMEOUT, may be written: true' },
  },
  {
    name: '500-counts-as-not-sent',
    breaks: 'a provider that fails may have taken the mail: unconfirmed',
    edits: [
      {
        file: CLASSIFY,
        from: `class: 'unconfirmed', code: 'PROVIDER_ERROR'`,
        to: `class: 'not-sent', code: 'PROVIDER_ERROR'`,
      },
    ],
    killer: { file: TABLE, test: '500: 500' },
    quick: true,
  },
  {
    name: 'web-page-with-200-counts-as-not-sent',
    breaks: 'an unreadable 200 is in doubt',
    edits: [
      { file: CLASSIFY, from: `    if (said.verdict === 'none') return outcomeOf(UNREADABLE)\n`, to: '' },
    ],
    killer: { file: TABLE, test: '200 as a web page: 200' },
  },
  {
    name: 'web-page-with-200-counts-as-accepted',
    breaks: 'only a provider that says so has accepted',
    edits: [
      { file: CLASSIFY, from: `if (said.verdict === 'success') {`, to: `if (said.verdict !== 'failed') {` },
    ],
    killer: { file: TABLE, test: '200 as a web page: 200' },
  },
  {
    name: 'contradiction-counts-as-accepted',
    breaks: 'an answer that contradicts itself is in doubt',
    edits: [
      {
        file: CLASSIFY,
        from: `if (votes.has('success') === votes.has('failed')) return 'none'`,
        to: `if (!votes.has('success') && !votes.has('failed')) return 'none'`,
      },
    ],
    killer: { file: TABLE, test: '200, contradicting itself: 200' },
  },
  {
    name: '429-counts-as-accepted',
    breaks: 'a mail the provider did not take is not charged',
    edits: [
      {
        file: CLASSIFY,
        from: '  if (byStatus) return outcomeOf(byStatus)\n',
        to: `  if (answer.status === 429) return { kind: 'accepted' }\n  if (byStatus) return outcomeOf(byStatus)\n`,
      },
    ],
    killer: { file: TABLE, test: '429: 429' },
  },
  {
    name: '401-counts-against-the-mail',
    breaks: 'a refused key is trouble of all mails, not of this one',
    edits: [{ file: CLASSIFY, from: `401: {\n    class: 'blocked'`, to: `401: {\n    class: 'content'` }],
    killer: { file: TABLE, test: '401: 401' },
  },
  {
    name: 'strict-once-is-ignored',
    breaks: 'with MAIL_STRICT_ONCE a 502 is in doubt',
    edits: [{ file: CLASSIFY, from: 'options.strictOnce && refusal &&', to: 'false && refusal &&' }],
    killer: { file: TABLE, test: 'MAIL_STRICT_ONCE: 502' },
  },
  {
    name: 'retry-after-is-not-read',
    breaks: 'what the provider asks for reaches the schedule',
    edits: [
      {
        file: CLASSIFY,
        from: 'readRetryAfterMs(at.answer.retryAfter, Date.now())',
        to: 'undefined as number | undefined',
      },
    ],
    killer: { file: TABLE, test: 'carries Retry-After, and keeps the answer without our key' },
  },
  {
    name: 'client-sends-again-by-itself',
    breaks: 'one attempt is one hand-over',
    edits: [
      {
        file: 'packages/mail/src/mailketing/mailketing.ts',
        from: `send: async (request, signal) => classifyHandOver(await client.request(request, signal), classify),`,
        to: `send: async (request, signal) => {
      const first = await client.request(request, signal)
      return classifyHandOver(first.kind === 'broken' ? await client.request(request, signal) : first, classify)
    },`,
      },
    ],
    killer: { file: SANDBOX, test: 'Mailketing v1 against the sandbox hands over once, whatever happens' },
  },
]
