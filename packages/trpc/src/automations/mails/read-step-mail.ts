import { readLead } from '@booster/db/leads/read-lead'
import { readSettings } from '@booster/db/settings/read-settings'
import type { Services, StepMail } from '../../context.ts'
import { notFound } from '../../errors.ts'

const SAMPLE_LEAD = {
  name: 'Siti Rahma',
  email: 'siti.rahma@contoh.com',
  whatsapp: '+6281234567890',
  language: 'id',
}

/** A step with the names of its affiliate and a lead of theirs, or the sample lead. Throws NOT_FOUND. */
export async function readStepMail(
  services: Pick<Services, 'prisma' | 'pool'>,
  input: { readonly affiliateId: string; readonly leadId: string | null; readonly step: StepMail['step'] },
): Promise<StepMail> {
  const { affiliateId, leadId, step } = input
  const [settings, lead] = await Promise.all([
    readSettings(services, { affiliateId }),
    leadId === null ? SAMPLE_LEAD : readLead(services.pool, { affiliateId, leadId }),
  ])
  if (lead === null) throw notFound('Lead')
  const { name, whatsapp } = lead
  const language = lead.language === 'en' ? 'en' : 'id'
  // Of an erased lead no address is left.
  const email = lead.email ?? ''
  return {
    step,
    lead: { name, email, whatsapp, language },
    affiliateName: settings.displayName,
    senderName: settings.senderName,
    replyTo: settings.replyTo,
    accountEmail: settings.accountEmail,
    postalAddress: settings.postalAddress,
  }
}
