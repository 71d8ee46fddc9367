// A message catalog, compiled by @lingui/vite-plugin while it is imported.
declare module '*.po' {
  import type { Messages } from '@lingui/core'

  export const messages: Messages
}
