import { constants } from 'node:zlib'
import compression from 'compression'
import type { Request, RequestHandler, Response } from 'express'

/** Quick rather than small: it runs for every answer. */
const BROTLI_QUALITY = 4

/**
 * Compresses the answers of procedures: a page of a list is 28 kB of JSON and 3 kB of gzip. What is written goes out at
 * once, because a batch is answered piece by piece. Live streams stay as they are.
 */
export function compressAnswers(): RequestHandler {
  return compression({
    filter: (request: Request, response: Response) =>
      !isLiveStream(response) && compression.filter(request, response),
    flush: constants.Z_SYNC_FLUSH,
    brotli: {
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    },
  })
}

function isLiveStream(response: Response): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
}
