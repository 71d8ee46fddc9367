export function CreditsRoute() {
  return null
}
