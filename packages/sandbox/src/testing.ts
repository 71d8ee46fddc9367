import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts'

/** A sandbox on a free port, stopped at the end of the block (`await using`). */
export async function startTestSandbox(
  options: Omit<SandboxOptions, 'port'> = {},
): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await startSandbox({ port: 0, ...options })
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.stop() }
}

export const TEST_REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'

/** The form fields of a v1 mail that the sandbox takes. */
export function mailForm(fields: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    api_token: 'any',
    from_name: 'Budi',
    from_email: 'budi@example.test',
    recipient: 'sari@example.test',
    subject: 'Halo',
    content: `<p>Halo</p><div data-ref="${TEST_REF}">footer</div>`,
    ...fields,
  })
}

/** Sends a v1 mail with `fetch`. */
export function postMail(baseUrl: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(`${baseUrl}/v1/send`, { method: 'POST', body: mailForm(fields) })
}

/** Calls the control API with a JSON body. */
export function control(baseUrl: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${baseUrl}/__sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
