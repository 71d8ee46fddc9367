import type { Socket } from 'node:net'
import type pg from 'pg'

const gathering = new WeakSet<Socket>()

/**
 * What this connection is given until the end of the current turn of the event loop leaves in one write. The driver
 * writes each statement by itself: of the CPU time of an opt-in, a third went into these system calls.
 */
export function gatherWrites(client: pg.ClientBase): void {
  const socket = socketOf(client)
  if (socket === undefined || gathering.has(socket)) return
  gathering.add(socket)
  socket.cork()
  process.nextTick(() => {
    gathering.delete(socket)
    socket.uncork()
  })
}

/** The driver hands its connection to every query (`Submittable`), but its types do not show it on the client. */
function socketOf(client: pg.ClientBase): Socket | undefined {
  return 'connection' in client ? ((client.connection as Partial<pg.Connection>).stream as Socket) : undefined
}
