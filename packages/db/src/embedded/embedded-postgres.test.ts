import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { isRunning } from './process-life.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'embedded-postgres-test-'))
const moduleUrl = new URL('./embedded-postgres.ts', import.meta.url).href

afterAll(async () => {
  const server = await startEmbeddedPostgres({ dataDir })
  await server.stop()
  if (server.dataDir !== dataDir) rmSync(server.dataDir, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

describe('startEmbeddedPostgres', { timeout: 60_000 }, () => {
  it('keeps its data over a stop and a start', async () => {
    const first = await startEmbeddedPostgres({ dataDir, database: 'kept' })
    await query(first.url, 'CREATE TABLE note AS SELECT 42 AS answer')
    await first.stop()
    expect(isRunning(first.pid)).toBe(false)

    const second = await startEmbeddedPostgres({ dataDir, database: 'kept' })
    expect(second.port).toBe(first.port)
    expect(await query(second.url, 'SELECT answer FROM note')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it('is durable and independent of the host: UTF-8, UTC, code point order', async () => {
    const server = await startEmbeddedPostgres({ dataDir })
    const [row] = await query(
      server.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
              'Z' < 'a' AS codepoint, lower('É') AS lower`,
    )
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      codepoint: true,
      lower: 'é',
    })
    await server.stop()
  })

  it('is shared by processes and ends with the last, even when that is killed by SIGKILL', async () => {
    const holder = await startHolder()
    const second = await startEmbeddedPostgres({ dataDir })
    expect(second.pid).toBe(holder.serverPid)
    await second.stop()
    expect(isRunning(holder.serverPid)).toBe(true)

    holder.kill()
    await expect.poll(() => isRunning(holder.serverPid), { timeout: 15_000 }).toBe(false)
  })

  it('adopts the server that a killed keeper and a killed user left behind', async () => {
    const holder = await startHolder()
    await query(holder.url, 'CREATE TABLE IF NOT EXISTS survivor AS SELECT 7 AS lucky')
    process.kill(await keeperPid(holder.dataDir), 'SIGKILL')
    holder.kill()
    await delay(300)
    expect(isRunning(holder.serverPid)).toBe(true)

    const next = await startEmbeddedPostgres({ dataDir })
    expect(next.adopted).toBe(true)
    expect(next.pid).toBe(holder.serverPid)
    expect(await query(next.url, 'SELECT lucky FROM survivor')).toEqual([{ lucky: 7 }])
    await next.stop()
    expect(isRunning(next.pid)).toBe(false)
  })

  it('gives two starts at the same moment the same server', async () => {
    const [one, two] = await Promise.all([startHolder(), startHolder()])
    expect(one.serverPid).toBe(two.serverPid)
    one.kill()
    two.kill()
    await expect.poll(() => isRunning(one.serverPid), { timeout: 15_000 }).toBe(false)
  })
})

async function startHolder() {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { startEmbeddedPostgres } = await import(${JSON.stringify(moduleUrl)})
       const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
       console.log(JSON.stringify(server))
       setInterval(() => undefined, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { pid, url, dataDir: home } = JSON.parse(line) as { pid: number; url: string; dataDir: string }
  return { serverPid: pid, url, dataDir: home, kill: () => child.kill('SIGKILL') }
}

async function keeperPid(home: string): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  return Number(await readFile(join(home, 'keeper.pid'), 'utf8'))
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
