import '@booster/ui/ui.css'
import './app.css'
import { TRPCProvider } from '@booster/trpc/react'
import { createPushLink } from '@booster/ui/controls/link'
import { UiRoot } from '@booster/ui/device/ui-root'
import type { Locale } from '@booster/ui/format/locale'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client, queryClient } from './app/clients.ts'
import { reloadOnceWhenChunksAreGone } from './app/reload-once.ts'
import { router } from './app/router.tsx'

function loadMessages(locale: Locale) {
  return import(`./locales/${locale}.po`)
}
const AppLink = createPushLink((href) => router.history.push(href))

reloadOnceWhenChunksAreGone()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <UiRoot loadMessages={loadMessages} link={AppLink}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </UiRoot>
  </StrictMode>,
)
