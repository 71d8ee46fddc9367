export function IntegrityRoute() {
  return null
}
