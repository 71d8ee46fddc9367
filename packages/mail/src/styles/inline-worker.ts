import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { workerData } from 'node:worker_threads'
import { initWasm, inlineFragment } from '@css-inline/css-inline-wasm'
import type { InlineAnswer, InlineRequest, InlineWorkerData } from './inline-fragment.ts'

// WebAssembly runs wherever Node does; the native build is published for a few machines only.
const WASM = createRequire(import.meta.url).resolve('@css-inline/css-inline-wasm/index_bg.wasm')
// Its types know the older form only, of which it warns.
const failure = await initWasm({ module_or_path: readFileSync(WASM) } as never).then(() => null, String)

const { port, answered } = workerData as InlineWorkerData

function answerOf({ html, css }: InlineRequest): InlineAnswer {
  if (failure !== null) return { fault: failure }
  try {
    return { html: inlineFragment(html, css) }
  } catch (error) {
    return { refusal: String(error) }
  }
}

port.on('message', (request: InlineRequest) => {
  port.postMessage(answerOf(request))
  Atomics.store(answered, 0, 1)
  Atomics.notify(answered, 0)
})
