export function AffiliatesRoute() {
  return null
}
