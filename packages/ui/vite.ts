import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { minifySync, type Plugin, type PluginOption } from 'vite'
import { findRoomsOfText, type Rooms, roomWords } from './room-words.ts'
import { shellHtml } from './shell.ts'
import { shortenCatalog } from './shorten-catalog.ts'

const bootFile = fileURLToPath(new URL('./src/theme-boot.js', import.meta.url))
const BOOT_NAME = 'theme-boot.js'
/** Source bytes below which a shared part joins its neighbour. */
const MERGE_BELOW_BYTES = 24_000

const uiConfig = fileURLToPath(new URL('./lingui.config.ts', import.meta.url))
const uiCatalogs = fileURLToPath(new URL('./src/locales/', import.meta.url)).replaceAll('\\', '/')

/**
 * The plugins of every app on this package: React, the message catalogs of the app and of ui (a missing translation
 * fails the build), the blocking theme script, the shell in index.html, few and small files. `configPath` is the app's lingui.config.ts.
 * Words of `rooms` are left out of the app's catalogs; pages fetch them as `./locales/en.po?<room>.po` (loadPage).
 */
export function boosterUi(input: { readonly configPath: string; readonly rooms?: Rooms }): PluginOption[] {
  const { configPath, rooms = {} } = input
  return [
    react(),
    catalogs({ configPath, id: { include: /\.po$/, exclude: `${uiCatalogs}**` } }),
    catalogs({ configPath: uiConfig, id: { include: `${uiCatalogs}**/*.po` } }),
    shortCatalogs(dirname(configPath), rooms),
    themeBoot(),
    shell(),
    fewChunks(),
    brotli(),
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

/**
 * Splits the app's catalogs by room, and leaves out what they would answer with the words asked for: most of the source
 * language.
 */
function shortCatalogs(appFolder: string, rooms: Rooms): Plugin {
  const unread = new Set(Object.keys(rooms))
  const roomsOfText = findRoomsOfText(readSources(appFolder), rooms)
  return {
    name: 'booster-short-catalogs',
    transform: {
      filter: { id: /\.po$/ },
      handler(code, id) {
        const { file, room } = readCatalogId(id)
        if (room !== undefined) unread.delete(room)
        const isOfUi = file.startsWith(uiCatalogs)
        const short = shortenCatalog(code, (messages) =>
          isOfUi ? messages : roomWords({ messages, roomsOfText, room }),
        )
        return { code: short, map: null, moduleType: 'js' }
      },
    },
    buildEnd(error) {
      if (error !== undefined || unread.size === 0) return
      throw new Error(`No page fetches the words of ${[...unread].join(', ')}.`)
    },
  }
}

/** The code that may show words of an app, by its path from the folder of the app. */
function readSources(appFolder: string): ReadonlyMap<string, string> {
  const files = globSync(['src/**/*.{ts,tsx}', '../../packages/web/src/**/*.{ts,tsx}'], { cwd: appFolder })
  return new Map(
    files
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(appFolder, file), 'utf8')]),
  )
}

/** `…/en.po` holds the words of the first load, `…/en.po?forms.po` those of the room "forms". */
function readCatalogId(id: string): { readonly file: string; readonly room: string | undefined } {
  const [file = '', query] = id.replaceAll('\\', '/').split('?')
  return { file, room: query?.replace(/\.po$/, '') }
}

/**
 * Few files on the first visit: one for what every page needs, one per page, one per language, and what several
 * pages share in as few more as do not load much for nothing.
 */
function fewChunks(): Plugin {
  return {
    name: 'booster-few-chunks',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            assetFileNames: ({ names }) =>
              `assets/${names[0]?.replace(/~.*(?=\.)/, '').replace(/\.\w+$/, '')}-[hash][extname]`,
            chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
            codeSplitting: {
              groups: [
                { name: wordsOf, debugName: 'words', test: /\.po$/, priority: 3 },
                { name: 'start', tags: ['$initial'], priority: 2 },
                // What menus, dialogs and forms are made of comes with the first of them, never with a list.
                { name: 'overlay', test: /[\\/]@(base-ui|floating-ui)[\\/]/, minShareCount: 2, priority: 1 },
                // Merged with parts of pages, the dialog would bring the overlay's libraries along.
                {
                  name: 'dialog',
                  test: /packages[\\/]ui[\\/]src[\\/]layout[\\/]dialog\.tsx$/,
                  minShareCount: 2,
                  includeDependenciesRecursively: false,
                  priority: 1,
                },
                {
                  name: 'forms',
                  test: /[\\/](zod|react-hook-form|@hookform|contracts[\\/]src(?![\\/](figures|messages|notices[\\/]notice-kinds)\b))[\\/]/,
                  minShareCount: 2,
                  priority: 1,
                },
                // Small parts of nearly every page: one file instead of one each. What needs zod is in other folders.
                {
                  name: 'small',
                  test: /packages[\\/]web[\\/]src[\\/](address|api|lists|words)[\\/]/,
                  minShareCount: 2,
                  priority: 1,
                },
                // Controls and libraries only: merged with a page's own parts they would bring their forms along.
                {
                  name: 'shared',
                  test: /[\\/](packages[\\/]ui|node_modules)[\\/]/,
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: MERGE_BELOW_BYTES,
                },
              ],
            },
          },
        },
      },
    }),
  }
}

function wordsOf(moduleId: string): string {
  const { file, room } = readCatalogId(moduleId)
  return ['words', room, /(\w+)\.po$/.exec(file)?.[1]].filter((part) => part !== undefined).join('-')
}

/** Fills `#root` in index.html with the shell; React replaces it. */
function shell(): Plugin {
  let app: 'affiliate' | 'admin' = 'affiliate'
  return {
    name: 'booster-shell',
    configResolved({ base }) {
      app = base === '/admin/' ? 'admin' : 'affiliate'
    },
    transformIndexHtml: (html) =>
      html.replace('<div id="root"></div>', `<div id="root">${shellHtml(app)}</div>`),
  }
}

/** Writes a compressed copy beside every file that shrinks, so that the server need not do it per request. */
function brotli(): Plugin {
  return {
    name: 'booster-brotli',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          if (!/^assets\/.*\.(js|css|svg)$/.test(fileName)) continue
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: brotliCompressSync(source, { params }),
          })
        }
      },
    },
  }
}

/** Puts theme-boot.js first into `<head>`: served at the app's base, in the build a small asset as all others. */
function themeBoot(): Plugin {
  let address = ''
  let built: { readonly fileName: string; readonly source: string } | undefined
  return {
    name: 'booster-theme-boot',
    configResolved({ base, command }) {
      if (command === 'build') built = buildBoot()
      address = `${base}${built?.fileName ?? BOOT_NAME}`
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== address) return next()
        response.setHeader('content-type', 'text/javascript')
        response.end(readFileSync(bootFile))
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: address }, injectTo: 'head-prepend' }],
    },
    generateBundle() {
      if (built !== undefined) this.emitFile({ type: 'asset', ...built })
    },
  }
}

function buildBoot() {
  const source = minifySync(BOOT_NAME, readFileSync(bootFile, 'utf8')).code
  const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
  return { fileName: `assets/theme-boot-${hash}.js`, source }
}
