import { CSPProvider } from '@base-ui/react/csp-provider'
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { LinkProvider, type UiLinkProps } from '../controls/link.tsx'
import { ToastRegion } from '../feedback/toast-region.tsx'
import { followTheme } from '../format/theme.ts'
import { I18nRoot, type LoadMessages } from './i18n-root.tsx'

export interface UiRootProps {
  readonly loadMessages: LoadMessages
  /** The app's link (see createPushLink). */
  readonly link: ComponentType<UiLinkProps>
  readonly children: ReactNode
}

/** What an app needs once around everything: language, theme, links, toasts; no inline style elements (CSP). */
export function UiRoot({ loadMessages, link, children }: UiRootProps) {
  useEffect(followTheme, [])
  return (
    <CSPProvider disableStyleElements>
      <I18nRoot loadMessages={loadMessages}>
        <LinkProvider value={link}>
          {children}
          <ToastRegion />
        </LinkProvider>
      </I18nRoot>
    </CSPProvider>
  )
}
