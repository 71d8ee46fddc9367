import { cleanWhatsapp } from './clean-whatsapp.ts'
import { cleanedBy, typedText } from './person-fields.ts'

/** A WhatsApp number, as `cleanWhatsapp` keeps it; null for an empty text. For servers, as `cleanWhatsapp` is. */
export const whatsappNumber = typedText('WHATSAPP_MISSING').transform(cleanedBy(cleanWhatsapp))
