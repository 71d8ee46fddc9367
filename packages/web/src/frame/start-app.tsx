import { createPushLink } from '@booster/ui/controls/link'
import { type LoadMessages, loadFirstWords } from '@booster/ui/device/i18n-root'
import { UiRoot } from '@booster/ui/device/ui-root'
import { QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { TRPCProvider } from '../api/client.ts'
import { LiveContext } from '../live/live-context.ts'
import type { WebApp } from './create-web-app.ts'
import { reloadOnceAfterDeploy } from './reload-once-after-deploy.ts'

/**
 * Draws an app into index.html's `#root`. Words, page and session are asked for side by side; until words and page are
 * here, the shell in index.html stays.
 */
export async function startApp(input: {
  readonly app: WebApp
  readonly router: AnyRouter
  /** The app's own catalog: `(locale) => import(`./locales/${locale}.po`)`. */
  readonly loadMessages: LoadMessages
}): Promise<void> {
  const { app, router, loadMessages } = input
  const AppLink = createPushLink((href) => router.history.push(href))
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  reloadOnceAfterDeploy()
  app.askWhoIsSignedIn()
  // A page that cannot be fetched shows its error once it is drawn.
  await Promise.allSettled([loadFirstWords(loadMessages), router.load()])
  createRoot(root).render(
    <StrictMode>
      <UiRoot loadMessages={loadMessages} link={AppLink}>
        <QueryClientProvider client={app.queryClient}>
          <TRPCProvider trpcClient={app.client} queryClient={app.queryClient}>
            <LiveContext value={app.live}>
              <RouterProvider router={router} />
            </LiveContext>
          </TRPCProvider>
        </QueryClientProvider>
      </UiRoot>
    </StrictMode>,
  )
}
