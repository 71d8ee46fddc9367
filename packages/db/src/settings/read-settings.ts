import { mutedNotices } from '@booster/contracts/notices/notices'
import { timeZone } from '@booster/contracts/wire/preferences'
import type { PrismaContext } from '../connection/prisma-transaction.ts'
import { SETTINGS_FACTS, type SettingsFacts } from './settings-facts.ts'

/** An affiliate's settings. */
export async function readSettings(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { affiliateId }: { readonly affiliateId: string },
): Promise<SettingsFacts> {
  const db = await prisma()
  const profile = await db.affiliateProfile.findUniqueOrThrow({
    where: { id: affiliateId },
    select: SETTINGS_FACTS,
  })
  // A CHECK of the table keeps it to these three.
  return {
    ...profile,
    timeZone: timeZone.parse(profile.timeZone),
    mutedNotices: mutedNotices.parse(profile.mutedNotices),
  }
}
