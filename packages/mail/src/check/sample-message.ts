import type { MessageInput } from '../render/render-message.ts'

/** A lead with a value for every shortcode, and addresses as long as real ones. */
export const SAMPLE_MESSAGE: MessageInput = {
  messageRef: '00000000-0000-4000-8000-000000000000',
  lead: { nama: 'Siti Rahma', email: 'siti.rahma@contoh.com', whatsapp: '+6281234567890' },
  affiliate: 'Budi Santoso',
  contact: 'budi.santoso@contoh.com',
  links: { unsubscribeUrl: `https://booster.example/u/${'x'.repeat(39)}` },
}
