import type { UserRole, UserState } from '@booster/contracts/account/users'
import { listUsers, type UserListRow } from '@booster/db/accounts/list-users'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { positionOf } from '../../admin/position.ts'
import { type AdminCsvExport, EXPORT_PAGE, type ExportInput, walkPages } from '../csv-export.ts'

type UserFilter = {
  readonly q?: string | undefined
  readonly role?: UserRole | undefined
  readonly state?: UserState | undefined
}

export const USER_EXPORT: AdminCsvExport<UserFilter> = {
  titles: [
    'id',
    'personName',
    'personEmail',
    'role',
    'status',
    'suspendReason',
    'lastSignInAt',
    'invitedAt',
    'inviteExpiresAt',
    'createdAt',
    'timeZone',
  ],
  codes: {
    role: { of: 'role', title: 'roleCode' },
    status: { of: 'userState', title: 'statusCode' },
  },
  pages: ({ reads }, input) =>
    walkPages(
      async (after: string | null) => {
        const { q, role, state } = input.filter
        const { rows, nextCursor } = await listUsers(reads, {
          search: q ?? null,
          role: role ?? null,
          state: state ?? null,
          after: positionOf(after),
          limit: EXPORT_PAGE,
        })
        return { rows, next: nextCursor }
      },
      (row) => cellsOf(row, input),
    ),
}

function cellsOf(row: UserListRow, { timeOf, timeZone }: ExportInput<UserFilter>): CsvCell[] {
  return [
    row.id,
    row.name,
    row.email,
    row.role,
    row.state,
    row.suspendReason,
    timeOf(row.lastSignInAt),
    timeOf(row.invitedAt),
    timeOf(row.inviteExpiresAt),
    timeOf(row.createdAt),
    timeZone,
  ]
}
