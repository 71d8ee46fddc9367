import { readSandboxEnv } from './env.ts'
import { startSandbox } from './sandbox.ts'

const env = readSandboxEnv()
const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  providerPort: env.SANDBOX_PROVIDER_PORT,
  host: env.SANDBOX_HOST,
  credits: env.SANDBOX_CREDITS,
  apiToken: env.SANDBOX_API_TOKEN,
  logFile: env.SANDBOX_LOG_FILE,
  webhook: env.SANDBOX_WEBHOOK_URL
    ? { url: env.SANDBOX_WEBHOOK_URL, secret: env.SANDBOX_WEBHOOK_SECRET }
    : undefined,
  allowedHosts: env.SANDBOX_ALLOWED_HOSTS.split(',').filter((name) => name !== ''),
})
console.log(
  `Sandbox inbox: ${sandbox.url}/  provider: ${sandbox.url}/api (provider alone: ${sandbox.providerUrl}/api)`,
)

function stop(): void {
  void sandbox.stop()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
