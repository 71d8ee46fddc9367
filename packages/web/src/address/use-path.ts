import { useRouterState } from '@tanstack/react-router'

/** The path of the page as the address bar shows it, with the app's base. */
export function usePath(): string {
  return useRouterState({ select: ({ location }) => location.publicHref.replace(/[?#].*$/, '') })
}
