import { describe, it } from 'vitest'
import { findMailServer, type ServerName, type ServerPlace } from './find-mail-server.ts'

/** Tests with a real server; where it is missing, one skipped test says why. */
export function describeServer(name: ServerName, tests: (place: ServerPlace) => void): void {
  const found = findMailServer(name)
  if ('missing' in found) {
    console.info(`Not tested: ${name} ${found.missing}.`)
    it.skip(`${name} ${found.missing}`)
  } else describe(name, () => tests(found))
}
