/** Sends the page of a form of Budi's as a browser does. */
export async function sendForm(
  apiUrl: string,
  fields: Readonly<Record<string, string>>,
  language: 'id' | 'en' = 'id',
): Promise<Response> {
  const page = await (await fetch(`${apiUrl}/f/webinar-jualan-laris?lang=${language}`)).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? ''
  return fetch(`${apiUrl}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
    body: new URLSearchParams(fields),
  })
}
