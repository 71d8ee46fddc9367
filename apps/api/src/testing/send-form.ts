/** Sends the page of a form of Budi's, in Indonesian, as a browser does. */
export async function sendForm(apiUrl: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const page = await (await fetch(`${apiUrl}/f/webinar-jualan-laris?lang=id`)).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? ''
  return fetch(`${apiUrl}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
    body: new URLSearchParams(fields),
  })
}
