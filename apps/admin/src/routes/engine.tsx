export function EngineRoute() {
  return null
}
