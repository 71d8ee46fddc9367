import { toast } from '@booster/ui/feedback/toast'
import { i18n } from '@lingui/core'
import { type AppHome, signInPath } from '../address/paths.ts'
import { postAuth } from './post-auth.ts'

/** Ends the session on the server, then loads the sign-in page, so that nothing of it stays in memory. */
export async function signOut(home: AppHome): Promise<void> {
  const answer = await postAuth('sign-out', {})
  if (answer?.ok === true) return location.assign(signInPath(home))
  toast.error({
    text: i18n.t('Gagal keluar: server tidak dapat dihubungi. Coba lagi.'),
    requestId: answer?.headers.get('x-request-id'),
  })
}
