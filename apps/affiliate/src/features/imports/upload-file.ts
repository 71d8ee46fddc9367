/** Why the server did not take a file. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed'
  /** Of the answer, e.g. `QUOTE_NOT_CLOSED`; null: the connection was lost. */
  readonly code: string | null
  readonly status: number
  readonly data: { readonly httpStatus: number; readonly requestId: string }

  constructor(answer: {
    readonly status: number
    readonly code: string | null
    readonly message: string
    readonly requestId: string
  }) {
    super(answer.message)
    this.code = answer.code
    this.status = answer.status
    this.data = { httpStatus: answer.status, requestId: answer.requestId }
  }
}

/**
 * Sends a file and answers with the id of its import, which is not started yet. Not `fetch`: only this tells how much
 * has been sent.
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<string> {
  const form = new FormData()
  form.set('start', 'false')
  form.set('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/affiliate/leads/import')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onerror = () => reject(failureOf(request))
    request.onload = () => {
      const importId: unknown = request.response?.data?.importId
      if (request.status === 202 && typeof importId === 'string') resolve(importId)
      else reject(failureOf(request))
    }
    request.send(form)
  })
}

function failureOf({ status, response }: XMLHttpRequest): UploadFailed {
  const error: unknown = response?.error
  const textOf = (name: string): string | null => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
    return typeof value === 'string' ? value : null
  }
  return new UploadFailed({
    status,
    code: textOf('code'),
    message: textOf('message') ?? '',
    requestId: textOf('requestId') ?? '',
  })
}
