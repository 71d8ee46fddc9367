import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A note in node_modules that says for which lockfile, Node and machine the packages were installed. It is
 * removed before an install and written after it, so an interrupted install is never taken for a finished one.
 */
export class InstallStamp {
  /** @param {string} root @param {string} nodeVersion */
  constructor(root, nodeVersion) {
    this.root = root
    this.path = join(root, 'node_modules', '.affiliate-booster-install')
    this.nodeMajor = nodeVersion.replace(/^v/, '').split('.')[0]
  }

  /** Whether the packages in node_modules are the ones the lockfile asks for. */
  isCurrent() {
    return existsSync(this.path) && readFileSync(this.path, 'utf8') === this.digest()
  }

  clear() {
    rmSync(this.path, { force: true })
  }

  write() {
    writeFileSync(this.path, this.digest())
  }

  digest() {
    const digest = createHash('sha256').update(`${this.nodeMajor} ${process.platform} ${process.arch}\n`)
    for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
      const path = join(this.root, file)
      digest.update(`${file}\0${existsSync(path) ? readFileSync(path, 'utf8') : ''}\0`)
    }
    return digest.digest('hex')
  }
}
