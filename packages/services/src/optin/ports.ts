export type FormFinder = {
  /** Id of the form with this slug or id, of any affiliate: its page is public. */
  findFormId(slugOrId: string): Promise<string | null>
}
