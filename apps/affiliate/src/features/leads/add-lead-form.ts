/** What stands in the dialog's fields. */
export type AddLeadForm = {
  readonly name: string
  readonly email: string
  readonly whatsapp: string
  readonly tags: string
  readonly consentText: string
  readonly consentSource: string
}
