/** What stands in the dialog's fields. */
export type RequestForm = {
  readonly credits: string
  readonly note: string
  readonly proofUrl: string
}
