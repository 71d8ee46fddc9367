/** What an admin may do to an account. */
export type UserCommand = 'inviteAgain' | 'revokeInvitation' | 'sendReset' | 'signOut' | 'suspend' | 'release'

/** Which of them ask for a reason, which the audit log keeps. */
export function needsReason(command: UserCommand): boolean {
  return command === 'suspend' || command === 'release'
}
