import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { openAcceptanceLog } from './acceptance-log.ts'
import { answerControl, type Control } from './control-face.ts'
import { type FaultSettings, NO_FAULT } from './fault.ts'
import { guardHost } from './guard-host.ts'
import { type Answer, RefusedRequest, refusalAnswer, writeAnswer } from './http-exchange.ts'
import { answerInbox } from './inbox-face.ts'
import type { Webhook } from './provider-event.ts'
import { matchProviderRoute, type ProviderFace, serveProvider } from './provider-face.ts'

export type SandboxOptions = {
  /** 0 picks a free port. */
  readonly port: number
  readonly host?: string | undefined
  /** Port of the provider face alone (see `providerUrl`); 0, the default, picks a free one. */
  readonly providerPort?: number | undefined
  /** The provider's credits at the start. */
  readonly credits?: number | undefined
  /** The only token that is taken; without it any that is not empty. */
  readonly apiToken?: string | undefined
  /** JSONL file of the acceptance log: it then survives a restart. */
  readonly logFile?: string | undefined
  /** Where `POST /__sandbox/events` sends its webhooks by default. */
  readonly webhook?: Webhook | undefined
  /** Further names under which the inbox and the control API may be opened, e.g. a compose service's. */
  readonly allowedHosts?: readonly string[] | undefined
}

export type Sandbox = {
  /** Everything: provider face, control API, inbox. */
  readonly url: string
  readonly port: number
  /** The provider face alone. With the fault `refuse` nothing listens here: a real ECONNREFUSED. */
  readonly providerUrl: string
  stop(): Promise<void>
}

const DEFAULT_CREDITS = 100_000

/** Starts the Mailketing double. No mail ever leaves it. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1'
  const log = openAcceptanceLog({
    initialCredits: options.credits ?? DEFAULT_CREDITS,
    logFile: options.logFile,
  })
  const stopping = new AbortController()
  let faults: FaultSettings = NO_FAULT
  let faultChanges = 0

  const face: ProviderFace = {
    log,
    faults: () => faults,
    apiToken: options.apiToken,
    stopping: stopping.signal,
  }
  const control: Control = {
    log,
    webhook: options.webhook,
    faults: () => faults,
    setFaults: async (settings) => {
      faults = settings
      faultChanges += 1
      await openOrRefuse()
    },
    revision: () => log.all().length + faultChanges * 1_000_000_007,
    touch: () => {
      faultChanges += 1
    },
  }

  const main = createServer(
    listener({ face, control, allowedHosts: [host, ...(options.allowedHosts ?? [])] }),
  )
  const provider = createServer(listener({ face }))
  const port = await listen(main, options.port, host)
  const providerPort = await listen(provider, options.providerPort ?? 0, host)
  const shownHost = shownHostOf(host)

  return {
    url: `http://${shownHost}:${port}`,
    port,
    providerUrl: `http://${shownHost}:${providerPort}`,
    stop: async () => {
      stopping.abort()
      await Promise.all([shut(main), shut(provider)])
      log.close()
    },
  }

  async function openOrRefuse(): Promise<void> {
    const refusing = faults.mode === 'refuse' && faults.rate === 1
    if (refusing && provider.listening) provider.close() // mails in flight are still answered
    if (!refusing && !provider.listening) await listen(provider, providerPort, host)
  }
}

/** As it stands in an address; where it listens everywhere, this machine's own name. */
function shownHostOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

type Faces = {
  readonly face: ProviderFace
  /** Missing on the provider-only port. */
  readonly control?: Control
  readonly allowedHosts?: readonly string[]
}

function listener(faces: Faces): RequestListener {
  return (request, response) => {
    serve(faces, request, response).catch((error: unknown) => {
      if (error instanceof RefusedRequest) return writeAnswer(request, response, refusalAnswer(error))
      if (request.socket.destroyed) return // the client left while it was still talking: nobody to answer
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
      request.socket.destroy()
    })
  }
}

async function serve(faces: Faces, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = readUrl(request)
  const route = matchProviderRoute(url.pathname)
  if (route) return serveProvider(faces.face, route, { request, response })
  writeAnswer(request, response, await answerPerson(faces, request, url))
}

async function answerPerson(faces: Faces, request: IncomingMessage, url: URL): Promise<Answer> {
  if (!faces.control) throw new RefusedRequest(404, 'Only the provider API is here.')
  guardHost(request, faces.allowedHosts ?? [])
  if (url.pathname === '/__sandbox' || url.pathname.startsWith('/__sandbox/')) {
    return answerControl(faces.control, request, url)
  }
  return answerInbox(faces.control, request, url)
}

function readUrl(request: IncomingMessage): URL {
  const url = URL.parse(request.url ?? '/', 'http://sandbox.invalid')
  if (!url) throw new RefusedRequest(400, 'The path of the request cannot be read.', 'path')
  return url
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
