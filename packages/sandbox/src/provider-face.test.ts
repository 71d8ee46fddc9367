import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { control, mailForm, postMail, startTestSandbox, TEST_REF } from './testing.ts'

const v2Mail = {
  from_name: 'Budi',
  from_email: 'budi@example.test',
  recipient: 'sari@example.test',
  subject: 'Halo',
  content: '<p>Halo</p>',
  message_id: TEST_REF,
}

function postV2(url: string, mail: object, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}/v2/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(mail),
  })
}

async function setFault(url: string, settings: object): Promise<void> {
  const answer = await control(url, 'PUT', '/faults', settings)
  expect(answer.status).toBe(200)
}

async function acceptances(url: string): Promise<{ ref: string | null; to: string }[]> {
  const answer = await control(url, 'GET', '/acceptances')
  return ((await answer.json()) as { acceptances: { ref: string | null; to: string }[] }).acceptances
}

describe('v1', () => {
  it('takes a mail, below / and below /api, in the provider’s shape', async () => {
    await using sandbox = await startTestSandbox({ credits: 5 })
    for (const base of [sandbox.url, `${sandbox.url}/api`, `${sandbox.providerUrl}/api`]) {
      const answer = await postMail(base)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(await answer.json()).toEqual({ status: 'success', response: 'Mail Sent' })
    }
    const log = await acceptances(sandbox.url)
    expect(log).toHaveLength(3)
    expect(log[0]).toMatchObject({ ref: TEST_REF, to: 'sari@example.test' })
    const balance = await fetch(`${sandbox.url}/api/v1/ceksaldo`, { method: 'POST', body: mailForm() })
    expect(await balance.json()).toMatchObject({ status: true, credits: '2' })
  })

  it.each([
    [{ api_token: '' }, 'Access Denied, Invalid Token'],
    [{ from_name: '' }, 'Empty From Name'],
    [{ from_email: 'nobody' }, 'Unknown Sender, Please Add your Sender Email at Add Domain Menu'],
    [{ recipient: '' }, 'Empty Recipient, Please Add recipient address'],
    [{ subject: '' }, 'Empty Subject, Please Add Subject Email'],
    [{ content: '' }, 'Empty Content, Please Add Email Content'],
  ])('%j → %s, with HTTP 200', async (fields, text) => {
    await using sandbox = await startTestSandbox()
    const answer = await postMail(sandbox.url, fields)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'failed', response: text })
    expect(await acceptances(sandbox.url)).toEqual([])
  })

  it('refuses when the credits are used up, and takes the only token that is set', async () => {
    await using sandbox = await startTestSandbox({ credits: 1, apiToken: 'right' })
    expect(await (await postMail(sandbox.url)).json()).toMatchObject({
      response: 'Access Denied, Invalid Token',
    })
    expect(await (await postMail(sandbox.url, { api_token: 'right' })).json()).toMatchObject({
      status: 'success',
    })
    expect(await (await postMail(sandbox.url, { api_token: 'right' })).json()).toEqual({
      status: 'failed',
      response: 'No Credits, Please Top Up',
    })
    expect(await acceptances(sandbox.url)).toHaveLength(1)
  })
})

describe('v2', () => {
  it('takes a mail with either token header and gives the message id back', async () => {
    await using sandbox = await startTestSandbox({ apiToken: 'right' })
    for (const headers of [{ 'x-api-token': 'right' }, { authorization: 'Bearer right' }]) {
      const answer = await postV2(`${sandbox.url}/api`, v2Mail, headers as Record<string, string>)
      expect(await answer.json()).toEqual({
        success: true,
        data: { message_id: TEST_REF },
        message: 'Email queued successfully',
      })
    }
    expect((await postV2(sandbox.url, v2Mail, { 'x-api-token': 'wrong' })).status).toBe(401)
    const balance = await fetch(`${sandbox.url}/v2/credits`, { headers: { 'x-api-token': 'right' } })
    expect(await balance.json()).toMatchObject({ success: true, data: { credits: 99_998 } })
    expect((await fetch(`${sandbox.url}/v2/senders`, { headers: { 'x-api-token': 'right' } })).status).toBe(
      200,
    )
  })

  it('names the wrong field with 422', async () => {
    await using sandbox = await startTestSandbox()
    const answer = await postV2(sandbox.url, { ...v2Mail, recipient: '' }, { 'x-api-token': 'any' })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ success: false, errors: { recipient: [expect.any(String)] } })
  })
})

describe('faults', () => {
  it.each([
    [{ mode: '429', retryAfterS: 7 }, 429],
    [{ mode: 422 }, 422],
    [{ mode: 'failed-200' }, 200],
    [{ mode: '401' }, 401],
    [{ mode: 'no-credits' }, 200],
    [{ mode: '500' }, 500],
    [{ mode: '502' }, 502],
    [{ mode: '503', retryAfterS: 7 }, 503],
    [{ mode: 'html-200' }, 200],
  ])('%j answers %d and accepts nothing', async (settings, status) => {
    await using sandbox = await startTestSandbox()
    await setFault(sandbox.url, settings)
    const answer = await postMail(sandbox.url)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('Mail Sent')
    if ('retryAfterS' in settings) expect(answer.headers.get('retry-after')).toBe('7')
    expect(await acceptances(sandbox.url)).toEqual([])
  })

  it('slow answers late, but has accepted before', async () => {
    await using sandbox = await startTestSandbox()
    await setFault(sandbox.url, { mode: 'slow', latencyMs: 200 })
    const started = performance.now()
    expect(await (await postMail(sandbox.url)).json()).toMatchObject({ status: 'success' })
    expect(performance.now() - started).toBeGreaterThan(190)
    expect(await acceptances(sandbox.url)).toHaveLength(1)
  })

  it('accept-then-drop accepts and never answers', async () => {
    await using sandbox = await startTestSandbox()
    await setFault(sandbox.url, { mode: 'accept-then-drop' })
    await expect(postMail(sandbox.url)).rejects.toThrow()
    expect(await acceptances(sandbox.url)).toHaveLength(1)
  })

  it('refuse resets on the shared port, refuses for real on the provider port, and ends again', async () => {
    await using sandbox = await startTestSandbox()
    await setFault(sandbox.url, { mode: 'refuse' })
    await expect(postMail(sandbox.url)).rejects.toThrow()
    const refused = await postMail(sandbox.providerUrl).catch((error: Error) => error.cause)
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' })
    await setFault(sandbox.url, { mode: 'none' })
    expect((await postMail(sandbox.providerUrl)).status).toBe(200)
    expect(await acceptances(sandbox.url)).toHaveLength(1)
  })

  it('hits only the share of requests that rate names', async () => {
    await using sandbox = await startTestSandbox()
    await setFault(sandbox.url, { mode: '500', rate: 0 })
    expect((await postMail(sandbox.url)).status).toBe(200)
  })
})

describe('protection', () => {
  it('answers 413 above 1 MB and 400 for broken JSON', async () => {
    await using sandbox = await startTestSandbox()
    const large = await postMail(sandbox.url, { content: 'x'.repeat(1_100_000) })
    expect(large.status).toBe(413)
    const broken = await fetch(`${sandbox.url}/v2/send`, { method: 'POST', body: '{"a":' })
    expect(broken.status).toBe(400)
  })

  it('opens the control API and the inbox to loopback names only', async () => {
    await using sandbox = await startTestSandbox({ allowedHosts: ['sandbox'] })
    const statusWith = (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        httpRequest(`${sandbox.url}${path}`, { headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await statusWith('/__sandbox/health', { host: 'evil.example' })).toBe(403)
    expect(await statusWith('/', { host: 'evil.example:4010' })).toBe(403)
    expect(await statusWith('/__sandbox/health', { origin: 'http://evil.example' })).toBe(403)
    expect(await statusWith('/__sandbox/health', { host: 'sandbox:4010' })).toBe(200)
    expect(await statusWith('/__sandbox/health', { host: `localhost:${sandbox.port}` })).toBe(200)
  })
})
