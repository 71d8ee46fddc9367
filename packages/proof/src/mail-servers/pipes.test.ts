import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WEBHOOK_SECRET } from '../parts/api-process.ts'
import { eventually } from '../parts/eventually.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { describeServer } from './describe-server.ts'
import type { ServerPlace } from './find-mail-server.ts'
import { freePorts } from './free-ports.ts'
import { makeServerFolder, type ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { startExim } from './start-exim.ts'
import { startPostfix } from './start-postfix.ts'

type Door = { readonly port: number; readonly sinkPort: number; readonly url: string }

/** Each server as the README sets it up, word for word, on the domain of SMTP_BOUNCE_ADDRESS. */
const SERVERS = {
  Postfix: (place: ServerPlace, { port, sinkPort, url }: Door) => {
    const { settings, alias } = readReadme('Postfix', url)
    return startPostfix(place, {
      sinkPort,
      doors: [{ port }],
      aliases: [alias],
      settings: {
        ...Object.fromEntries(settings.map((line) => line.split(' = ') as [string, string])),
        mydestination: 'sender.test',
        // As an administrator sees it after `newaliases`, but tried again within seconds.
        alias_maps: 'hash:$meta_directory/aliases',
        minimal_backoff_time: '1s',
        maximal_backoff_time: '1s',
        queue_run_delay: '1s',
      },
    })
  },
  Exim: async (place: ServerPlace, { port, sinkPort, url }: Door) => {
    const { settings, alias } = readReadme('Exim', url)
    const folder = makeServerFolder()
    const aliases = join(folder, 'aliases')
    writeFileSync(aliases, `${alias}\n`)
    const of = (name: string) => settings.filter((line) => line.startsWith(name)).join('\n  ')
    const server = await startExim(place, {
      ports: [port],
      sinkPort,
      main: 'tls_advertise_hosts =\nacl_smtp_rcpt = accept_all',
      acls: 'accept_all:\n  accept',
      local: {
        // Debian's system_aliases and address_pipe.
        routers: `
system_aliases:
  driver = redirect
  domains = sender.test
  allow_fail
  allow_defer
  data = \${lookup{$local_part}lsearch{${aliases}}}
  ${of('local_part')}
  ${of('pipe_transport')}`,
        transports: `
address_pipe:
  driver = pipe
  return_fail_output
  ${of('temp_errors')}`,
      },
    })
    const stop = async () => {
      await server.stop()
      rmSync(folder, { recursive: true })
    }
    return { ...server, stop }
  },
} as const

/** The settings and the alias that the README shows for a server. */
function readReadme(server: string, url: string): { readonly settings: string[]; readonly alias: string } {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const [, item = ''] = new RegExp(`\\n   - ${server} (.*?)(?=\\n   - |\\n\\d\\. )`, 's').exec(readme) ?? []
  const code = [...item.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
  const alias = code.find((text) => text.startsWith('bounce: ')) ?? ''
  return {
    settings: code.filter((text) => / = |_optional$/.test(text)),
    alias: alias.replace('https://…', url).replace('token=…', `token=${WEBHOOK_SECRET}`),
  }
}

for (const name of ['Postfix', 'Exim'] as const)
  describeServer(name, (place) => {
    let sink: Sink
    let front: Server
    let server: ServerProcess
    let stage: Stage
    const answers: number[] = []
    let apiUrl = ''

    beforeAll(async () => {
      sink = await startSink(new Map([['gone', '550 5.1.1 No such user here']]))
      front = createServer(async (request, response) => {
        const body = await buffer(request)
        // Nobody is there when the bounce comes for the first time.
        const status = answers.length === 0 ? 503 : (await postTo(`${apiUrl}${request.url}`, body)).status
        answers.push(status)
        response.writeHead(status).end()
      })
      await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
      const { port } = await freePorts(['port'])
      server = await SERVERS[name](place, { port, sinkPort: sink.port, url })
      stage = await openStage({
        MAILKETING_API_KEY: '',
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        SMTP_FROM_EMAIL: 'no-reply@sender.test',
        SMTP_BOUNCE_ADDRESS: 'bounce@sender.test',
      })
      apiUrl = stage.api.url
    }, 60_000)
    afterAll(async () => {
      await stage?.close()
      await Promise.all([server?.stop(), sink?.stop()])
      await new Promise((resolve) => front.close(resolve))
    })

    it('hands a bounce on by the line of the README, again where the first time failed, and the lead gets no more mail', async () => {
      const affiliate = await stage.addAffiliate({ credits: 10, delays: [0, 48] })
      expect(await stage.submit(affiliate, { email: 'gone@lead.test' })).toBe(201)
      const look = async () =>
        (
          await stage.pool.query<{ stopped: boolean; waiting: number }>(
            `SELECT l."suppressedAt" IS NOT NULL AS "stopped",
               (SELECT count(*)::int FROM "AffiliateAutomationJob" WHERE "status" = 'pending') AS "waiting"
             FROM "AffiliateLead" l`,
          )
        ).rows[0]
      await eventually('the bounce', look, {
        is: (lead) => lead?.stopped === true && lead.waiting === 0,
        withinMs: 30_000,
      }).catch((error: unknown) => {
        throw new Error(`answers: ${answers}; ${server.log()}`, { cause: error })
      })
      // The lead is stopped before the answer is back.
      await eventually('the answer', async () => answers, { is: ({ length }) => length === 2 })
      expect(answers).toEqual([503, 200])
    }, 60_000)
  })

function postTo(url: string, body: Buffer): Promise<Response> {
  return fetch(url, { method: 'POST', body: new Uint8Array(body) })
}
