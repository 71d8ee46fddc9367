import type { Mutant } from '../mutant.ts'

const HTTP = 'packages/mail/src/mailketing/http-hand-over.ts'
const SANDBOX = 'packages/mail/src/mailketing/mailketing.test.ts'

/** One attempt is one request to our provider, and what may have been written is known. */
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
