/** One of several values, as radio items. */
export interface MenuChoice {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onValueChange: (value: string) => void
}
