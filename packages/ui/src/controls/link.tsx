import { type ComponentProps, type ComponentType, createContext, type MouseEvent, useContext } from 'react'

/** What every link of ui needs: a plain `<a>`'s props with a ready address. */
export type UiLinkProps = Omit<ComponentProps<'a'>, 'href'> & { readonly href: string }

const LinkContext = createContext<ComponentType<UiLinkProps>>(PlainLink)

/** Makes every link of ui go through the app's router; without it links are plain `<a>`. */
export const LinkProvider = LinkContext.Provider

/** A link inside the app, drawn by whatever the app's LinkProvider gave. */
export function UiLink(props: UiLinkProps) {
  const Link = useContext(LinkContext)
  return <Link {...props} />
}

/**
 * A link component that hands plain left clicks to `push` (a router's history) and leaves new tabs,
 * downloads and foreign addresses to the browser. Call it once, outside of components.
 */
export function createPushLink(push: (href: string) => void): ComponentType<UiLinkProps> {
  return function PushLink({ href, onClick, ...rest }: UiLinkProps) {
    const follow = (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event)
      if (event.defaultPrevented || !isPlainClick(event) || !href.startsWith('/')) return
      if ((rest.target && rest.target !== '_self') || rest.download !== undefined) return
      event.preventDefault()
      push(href)
    }
    return <a {...rest} href={href} onClick={follow} />
  }
}

function PlainLink(props: UiLinkProps) {
  return <a {...props} />
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
