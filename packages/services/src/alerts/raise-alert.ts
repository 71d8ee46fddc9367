import type { AlertStore, OpenAlertInput, OpenedAlert } from './ports.ts'

/** Opens an alert and starts its delivery if it is new. */
export async function raiseAlert(
  { store, notify }: { readonly store: AlertStore; readonly notify: (alertId: string) => void },
  alert: OpenAlertInput,
): Promise<OpenedAlert> {
  const opened = await store.openAlert(alert)
  if (opened.kind === 'opened') notify(opened.alertId)
  return opened
}
