import '../src/ui.css'
import './gallery.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../src/device/ui-root.tsx'
import { setServerNow } from '../src/format/server-clock.ts'
import { FramePage } from './frame-page.tsx'
import { Sheet } from './sheet.tsx'
import { SignInPage } from './sign-in-page.tsx'

setServerNow('2026-11-20T07:00:00Z')

const pages: Record<string, () => React.ReactNode> = {
  '#frame': () => <FramePage variant="affiliate" />,
  '#admin': () => <FramePage variant="admin" />,
  '#sign-in': () => <SignInPage />,
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <UiRoot loadMessages={async () => ({ messages: {} })} link={(props) => <a {...props} />}>
      {(pages[location.hash] ?? (() => <Sheet />))()}
    </UiRoot>
  </StrictMode>,
)
