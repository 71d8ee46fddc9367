import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { createEngine, type Engine } from '@booster/engine'
import type { Mailer, Renderer, Store } from '@booster/engine/ports'
import { textRenderer } from '@booster/engine/testing/text-renderer'
import type pg from 'pg'
import { instantMailer, quietLog, realClock } from '../instant-parts.ts'

export type EngineParts = { readonly pool: pg.Pool; readonly store: Store; readonly engine: Engine }

/** The product's engine on the product's store, wired as the API wires it, on a pool of its own. */
export async function withEngine<T>(
  options: {
    readonly url: string
    readonly slots: number
    readonly mailer?: Mailer
    readonly renderer?: Renderer
    readonly processId?: string
  },
  body: (parts: EngineParts) => Promise<T>,
): Promise<T> {
  const pool = createPool({ url: options.url, applicationName: 'bench-engine', max: 6, forEngine: true })
  pool.on('error', (error) => quietLog.error('connection lost', { error }))
  try {
    const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'bench' })
    const engine = createEngine({
      store,
      clock: realClock,
      log: quietLog,
      mailer: options.mailer ?? instantMailer,
      renderer: options.renderer ?? textRenderer,
      slots: options.slots,
      processId: options.processId ?? 'bench',
      provider: 'bench',
    })
    return await body({ pool, store, engine })
  } finally {
    await pool.end()
  }
}
