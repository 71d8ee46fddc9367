export function TriggerDialog(_props: { readonly onClose: () => void }) {
  return null
}
