import { type AuthRefusal, authWords } from '@booster/contracts/messages/auth-words'
import type { Language } from '@booster/contracts/messages/messages'
import { z } from 'zod'

const saidSchema = z.looseObject({
  code: z.string().nullable().catch(null),
  message: z.string().catch(''),
})

/** An error of better-auth with its own code, and what it says in the reader's language instead of the library's. */
export async function authRefusalBody(answered: Response, language: Language): Promise<string> {
  const json: unknown = await answered.json().catch(() => ({}))
  const said = saidSchema.safeParse(json)
  const { code, message, ...more } = said.success ? said.data : { code: null, message: '' }
  const refusal: AuthRefusal = {
    status: answered.status,
    code,
    fields: fieldsIn(message),
    waitSeconds: Number(answered.headers.get('retry-after')) || null,
  }
  return JSON.stringify({
    ...more,
    ...(code === null ? {} : { code }),
    message: authWords(refusal, language),
  })
}

/** `[body.email] Invalid input: …; [body.password] …` */
function fieldsIn(message: string): readonly string[] {
  return [...message.matchAll(/\[body\.([\w.]+)\]/g)].map(([, name = '']) => name)
}
