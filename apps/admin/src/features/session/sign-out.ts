import { toast } from '@booster/ui/feedback/toast'
import { i18n } from '@lingui/core'
import { queryClient } from '../../app/client.ts'

/** Ends the session at the server, then starts over at the sign-in page with nothing kept in memory. */
export async function signOut(): Promise<void> {
  try {
    const answer = await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    if (!answer.ok) throw new Error(`Sign-out answered ${answer.status}`)
  } catch {
    toast.error({ text: i18n.t('Belum bisa keluar: server tidak menjawab. Coba lagi.') })
    return
  }
  queryClient.clear()
  location.assign('/admin/sign-in')
}
