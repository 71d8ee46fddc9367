import type { ChangeTopic } from '@booster/engine/domain/change-topic'
import pg from 'pg'
import { CHANGE_CHANNEL, DUE_CHANNEL, SIGN_OUT_CHANNEL } from '../engine-store/shared/announce.ts'

/** What changed: for these affiliates (or, when there are many, for all), in these topics. */
export type Change = {
  readonly affiliateIds: readonly string[] | 'all'
  readonly topics: readonly ChangeTopic[]
}

export type ChangeHandlers = {
  /** Something may be due. Also called after every (re)connection: notifications may have been missed. */
  onDue(): void
  onChange(change: Change): void
  /** Sessions of this user have ended; 'all' after every (re)connection: notifications may have been missed. */
  onSignOut(userId: string | 'all'): void
  onError(error: Error): void
}

const RECONNECT_FIRST_MS = 100
const RECONNECT_AT_MOST_MS = 5_000

/** Listens on one connection of its own and reconnects whenever it breaks. @returns how to stop */
export function listenForChanges(url: string, handlers: ChangeHandlers): { close(): Promise<void> } {
  let client: pg.Client | null = null
  let closed = false
  let waitMs = RECONNECT_FIRST_MS
  let timer: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'booster-listen', keepAlive: true })
    client = next
    next.on('notification', (message) => receive(message, handlers))
    next.on('error', (error) => fail(next, error))
    next.on('end', () => fail(next, new Error('the connection for notifications ended')))
    try {
      await next.connect()
      await next.query(`LISTEN ${DUE_CHANNEL}`)
      await next.query(`LISTEN ${CHANGE_CHANNEL}`)
      await next.query(`LISTEN ${SIGN_OUT_CHANNEL}`)
      waitMs = RECONNECT_FIRST_MS
      handlers.onDue()
      handlers.onSignOut('all')
      handlers.onChange({ affiliateIds: 'all', topics: ['jobs', 'runs', 'credit'] })
    } catch (error) {
      fail(next, error instanceof Error ? error : new Error(String(error)))
    }
  }

  const fail = (broken: pg.Client, error: Error): void => {
    if (closed || broken !== client) return
    client = null
    handlers.onError(error)
    broken.end().catch(() => undefined)
    timer = setTimeout(connect, waitMs)
    waitMs = Math.min(RECONNECT_AT_MOST_MS, waitMs * 2)
  }

  void connect()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function receive(message: pg.Notification, handlers: ChangeHandlers): void {
  if (message.channel === DUE_CHANNEL) {
    handlers.onDue()
    return
  }
  if (message.payload === undefined) return
  if (message.channel === SIGN_OUT_CHANNEL) {
    handlers.onSignOut(message.payload)
    return
  }
  // Our own statements write this payload (sql/announce.ts), so its shape is known.
  const change = JSON.parse(message.payload) as { a: readonly string[] | 'all'; t: readonly ChangeTopic[] }
  handlers.onChange({ affiliateIds: change.a, topics: change.t })
}
