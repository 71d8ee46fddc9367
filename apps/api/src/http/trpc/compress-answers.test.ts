import express from 'express'
import { describe, expect, it } from 'vitest'
import { listenForTest } from '../../testing/listen-for-test.ts'
import { compressAnswers } from './compress-answers.ts'

function start() {
  const app = express()
  app.use(compressAnswers())
  // Answers one piece and never the rest: what arrives was not held back.
  app.get('/{:kind}', (request, response) => {
    response.type(request.params.kind === 'live' ? 'text/event-stream' : 'application/json')
    response.write(`"${'satu '.repeat(1_000)}"`)
  })
  return listenForTest(app)
}

async function firstPiece(url: string): Promise<{ readonly encoding: string | null; readonly text: string }> {
  const ending = new AbortController()
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br, gzip' }, signal: ending.signal })
  const piece = await answer.body?.getReader().read()
  ending.abort()
  return { encoding: answer.headers.get('content-encoding'), text: new TextDecoder().decode(piece?.value) }
}

describe('compressAnswers', () => {
  it('compresses an answer and sends each piece as it is written', async () => {
    await using server = await start()
    const { encoding, text } = await firstPiece(`${server.url}/list`)
    expect(encoding).toBe('br')
    expect(text).toContain('satu')
  })

  it('leaves a live stream as it is', async () => {
    await using server = await start()
    const { encoding, text } = await firstPiece(`${server.url}/live`)
    expect(encoding).toBeNull()
    expect(text).toContain('satu')
  })
})
