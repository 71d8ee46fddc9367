import { router } from '../../init.ts'
import { inviteUser } from './invite.ts'
import { inviteUserAgain } from './invite-again.ts'
import { listUsers } from './list.ts'
import { releaseUser } from './release.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { sendReset } from './send-reset.ts'
import { signOutUser } from './sign-out.ts'
import { suspendUser } from './suspend.ts'
import { viewAs } from './view-as.ts'

export const userRouter = router({
  list: listUsers,
  invite: inviteUser,
  inviteAgain: inviteUserAgain,
  revokeInvitation,
  sendReset,
  signOut: signOutUser,
  suspend: suspendUser,
  release: releaseUser,
  viewAs,
})
