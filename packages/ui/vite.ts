import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import type { Plugin, PluginOption } from 'vite'

const bootFile = fileURLToPath(new URL('./src/theme-boot.js', import.meta.url))
const BOOT_NAME = 'theme-boot.js'

const uiConfig = fileURLToPath(new URL('./lingui.config.ts', import.meta.url))
const uiCatalogs = fileURLToPath(new URL('./src/locales/', import.meta.url)).replaceAll('\\', '/')

/**
 * The plugins of every app on this package: React, the message catalogs of the app and of ui (a missing translation
 * fails the build) and the blocking theme script. `configPath` is the app's lingui.config.ts.
 */
export function boosterUi({ configPath }: { readonly configPath: string }): PluginOption[] {
  return [
    react(),
    catalogs({ configPath, id: { include: /\.po$/, exclude: `${uiCatalogs}**` } }),
    catalogs({ configPath: uiConfig, id: { include: `${uiCatalogs}**/*.po` } }),
    themeBoot(),
  ]
}

/** Compiles the `.po` files that `id` lets through by one Lingui config; each package keeps a config of its own. */
function catalogs(options: {
  readonly configPath: string
  readonly id: { readonly include: string | RegExp; readonly exclude?: string }
}): Plugin[] {
  const { configPath, id } = options
  return lingui({ configPath, failOnMissing: true, failOnCompileError: true }).map((plugin) => {
    const { transform } = plugin
    if (typeof transform !== 'object') return plugin
    return { ...plugin, transform: { ...transform, filter: { id } } }
  })
}

/** Serves theme-boot.js at the app's base, puts it first into `<head>`, and writes it into the build. */
function themeBoot(): Plugin {
  let base = '/'
  return {
    name: 'booster-theme-boot',
    configResolved(config) {
      base = config.base
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${base}${BOOT_NAME}`) return next()
        response.setHeader('content-type', 'text/javascript')
        response.end(readFileSync(bootFile))
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: `${base}${BOOT_NAME}` }, injectTo: 'head-prepend' }],
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: BOOT_NAME, source: readFileSync(bootFile) })
    },
  }
}
