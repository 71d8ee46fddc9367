/** Asks the sign-in server. Null: there was no answer. */
export function postAuth(
  path: 'sign-in/email' | 'sign-out' | 'change-password',
  body: unknown,
): Promise<Response | null> {
  return fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
}
