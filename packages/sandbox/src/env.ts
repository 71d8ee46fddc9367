import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const envSchema = z.object({
  SANDBOX_PORT: port.default(4010),
  SANDBOX_PROVIDER_PORT: port.default(0),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_CREDITS: z.coerce.number().int().min(0).optional(),
  SANDBOX_API_TOKEN: z.string().min(1).optional(),
  SANDBOX_LOG_FILE: z.string().min(1).optional(),
  SANDBOX_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  SANDBOX_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** Comma-separated names under which the inbox may be opened besides loopback. */
  SANDBOX_ALLOWED_HOSTS: z.string().default(''),
})

export type SandboxEnv = z.infer<typeof envSchema>

/** Reads the standalone sandbox's variables; empty means unset. Throws an error that names the wrong one. */
export function readSandboxEnv(source: NodeJS.ProcessEnv = process.env): SandboxEnv {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(set)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`${issue?.path.join('.')}: ${issue?.message}`)
}
