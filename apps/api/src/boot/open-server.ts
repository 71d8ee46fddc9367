import { createServer, type RequestListener, type Server } from 'node:http'

export type OpenServer = {
  readonly port: number
  /** From here on requests reach the application; until then they are answered 503. */
  serve(listener: RequestListener): void
  /** Stops accepting, lets requests under way finish for `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>
}

/**
 * Takes the port first, before anything else is started: a taken port is said at once, and whoever asks during the
 * start hears "starting" instead of nothing. Throws an error that names PORT or HOST.
 */
export async function openServer(options: {
  readonly host: string
  readonly port: number
}): Promise<OpenServer> {
  let serve: RequestListener = answerStarting
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (request, response) => serve(request, response),
  )
  await listen(server, options)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('PORT: the server has no port.')
  return {
    port: address.port,
    serve: (listener) => {
      serve = listener
    },
    close: (graceMs) => closeServer(server, graceMs),
  }
}

const answerStarting: RequestListener = (request, response) => {
  const alive = request.url === '/healthz'
  response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' })
  response.end(JSON.stringify(alive ? { status: 'ok' } : { status: 'starting' }))
}

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(`PORT: ${port} is taken by another program.`))
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(new Error(`HOST: ${host} is no address of this machine.`))
      else reject(error)
    })
    server.listen(port, host, resolve)
  })
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
