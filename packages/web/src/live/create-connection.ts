import { reconnectDelayMs } from './reconnect-delay.ts'

/** What the stream reports. */
export type StreamEvents<Topic> = {
  readonly connected: () => void
  /** The connection was lost; the stream reconnects by itself. */
  readonly lost: () => void
  /** The stream ended for good. */
  readonly ended: () => void
  readonly changed: (topic: Topic) => void
}

export type ConnectionOptions<Topic> = {
  /** Opens the stream; the answer closes it. */
  readonly open: (on: StreamEvents<Topic>) => () => void
  readonly on: StreamEvents<Topic>
}

/** `broken`: it was lost or ended although it is wanted. */
export type ConnectionState = 'closed' | 'opening' | 'connected' | 'broken'

export type Connection = {
  readonly state: () => ConnectionState
  readonly open: () => void
  readonly close: () => void
}

/** Keeps one stream open: after its end it is opened again, more slowly each time, until it is closed on purpose. */
export function createConnection<Topic>({ open, on }: ConnectionOptions<Topic>): Connection {
  let close: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let state: ConnectionState = 'closed'

  const release = () => {
    close?.()
    close = null
  }
  const openStream = () => {
    timer = undefined
    if (close !== null) return
    // A stream that is closed on purpose reports its end too: that is no news.
    let isOpen = true
    const ifOpen =
      <Input extends unknown[]>(report: (...input: Input) => void) =>
      (...input: Input) => {
        if (isOpen) report(...input)
      }
    const closeStream = open({
      changed: ifOpen(on.changed),
      connected: ifOpen(() => {
        state = 'connected'
        failures = 0
        on.connected()
      }),
      lost: ifOpen(() => {
        state = 'broken'
        on.lost()
      }),
      ended: ifOpen(() => {
        release()
        state = 'broken'
        timer ??= setTimeout(openStream, reconnectDelayMs(failures))
        failures += 1
        on.ended()
      }),
    })
    close = () => {
      isOpen = false
      closeStream()
    }
  }
  return {
    state: () => state,
    open() {
      if (close !== null || timer !== undefined) return
      state = 'opening'
      openStream()
    },
    close() {
      clearTimeout(timer)
      timer = undefined
      failures = 0
      state = 'closed'
      release()
    },
  }
}
