import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startApi, stopApi } from './api-process.ts'
import { makeDataDir, removeDataDir } from './data-dir.ts'

/** An API of its own with demo data, its own embedded database and its own sandbox. */
export interface World {
  readonly url: string
  readonly sandboxUrl: string
  /** For the cron routes; made up by the API and kept in its data folder. */
  readonly cronSecret: string
  /** Ends the process politely and starts it again on the same data; with other variables, where they are given. */
  restart(variables?: NodeJS.ProcessEnv): Promise<void>
  /** Ends the process, waits for its database, and removes the data. */
  stop(): Promise<void>
}

export interface WorldPlace {
  readonly port: number
  readonly sandboxPort: number
  /** A folder that does not exist yet. */
  readonly dataDir: string
}

/** Starts a world and waits until it is ready. Rejects with the process' own words when it cannot start. */
export async function startWorld(place: WorldPlace): Promise<World> {
  makeDataDir(place.dataDir)
  const url = `http://127.0.0.1:${place.port}`
  const start = (variables: NodeJS.ProcessEnv = {}) => startApi(url, { ...variablesOf(place), ...variables })
  let api = await start()
  return {
    url,
    sandboxUrl: `http://127.0.0.1:${place.sandboxPort}`,
    cronSecret: readCronSecret(place.dataDir),
    restart: async (variables) => {
      await stopApi(api)
      api = await start(variables)
    },
    stop: async () => {
      await stopApi(api)
      await removeDataDir(place.dataDir)
    },
  }
}

function readCronSecret(dataDir: string): string {
  const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { readonly cron: string }
  return secrets.cron
}

function variablesOf(place: WorldPlace): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'development',
    SANDBOX_PORT: String(place.sandboxPort),
    DATABASE_URL: '',
    MAILKETING_API_KEY: '',
    SMTP_URL: '',
    DEMO: 'on',
    RATE_LIMITS: 'off',
    DATA_DIR: place.dataDir,
  }
}
