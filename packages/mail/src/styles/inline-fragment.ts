import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { UnreadableBody } from '../render/unreadable-body.ts'

export type InlineRequest = { readonly html: string; readonly css: string }
/** `refusal`: the styles cannot be read; `fault`: the inliner itself does not run. */
export type InlineAnswer =
  | { readonly html: string }
  | { readonly refusal: string }
  | { readonly fault: string }
export type InlineWorkerData = { readonly port: MessagePort; readonly answered: Int32Array }

type Inliner = InlineWorkerData & { readonly worker: Worker }

/** More than the start of a thread on a slow machine; what is bounded beforehand takes some milliseconds. */
const ANSWERS_WITHIN_MS = 10_000

let inliner: Inliner | undefined

/**
 * Writes the rules of `css` into the style attributes of `html`, while the caller waits. The inliner can only be loaded
 * asynchronously and takes some 18 MB: it runs in a thread that begins with the first mail that has style rules, so that
 * a process without them has neither. Throws UnreadableBody for styles that it refuses, Error when it cannot answer.
 */
export function inlineFragment(html: string, css: string): string {
  inliner ??= startInliner()
  const { port, answered, worker } = inliner
  Atomics.store(answered, 0, 0)
  port.postMessage({ html, css } satisfies InlineRequest)
  if (Atomics.wait(answered, 0, 0, ANSWERS_WITHIN_MS) === 'timed-out') {
    inliner = undefined
    void worker.terminate()
    throw new Error('The style inliner did not answer')
  }
  const answer = (receiveMessageOnPort(port) as { readonly message: InlineAnswer } | undefined)?.message
  if (answer === undefined) throw new Error('The style inliner answered nothing')
  if ('fault' in answer) throw new Error(answer.fault)
  if ('refusal' in answer) throw new UnreadableBody(`its styles cannot be read (${answer.refusal})`)
  return answer.html
}

function startInliner(): Inliner {
  const { port1: port, port2 } = new MessageChannel()
  const answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = new Worker(new URL('./inline-worker.ts', import.meta.url), {
    workerData: { port: port2, answered } satisfies InlineWorkerData,
    transferList: [port2],
    // Not those of this process, which may watch its parent.
    execArgv: [],
  })
  // The next mail begins another one; the one that waits gets no answer, and says so.
  worker.on('error', () => {
    inliner = undefined
  })
  worker.unref()
  return { port, answered, worker }
}
