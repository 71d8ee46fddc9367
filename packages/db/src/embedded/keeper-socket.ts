import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the keeper answers to everyone who connects: one line of JSON. */
export type KeeperAnswer =
  | {
      readonly ready: {
        readonly pid: number
        readonly port: number
        readonly password: string
        readonly adopted: boolean
      }
    }
  | { readonly failed: string }

/** The word a user of the server says before hanging up when it wants the server stopped without delay. */
export const GOODBYE = 'goodbye\n'

/** The address of the keeper of one data home. Socket paths are limited to about 100 bytes. */
export function keeperSocketPath(homeDirectory: string): string {
  const digest = createHash('sha256').update(homeDirectory).digest('hex').slice(0, 20)
  if (process.platform === 'win32') return `\\\\.\\pipe\\affiliate-booster-${digest}`
  const beside = join(homeDirectory, 'keeper.sock')
  return Buffer.byteLength(beside) <= 100 ? beside : join(tmpdir(), `affiliate-booster-${digest}.sock`)
}
