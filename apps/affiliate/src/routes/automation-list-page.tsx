export function AutomationListPage() {
  return null
}
