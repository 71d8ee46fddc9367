import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { boosterUi } from './vite.ts'

// The gallery only: this package is used from its sources and is never built by itself.
export default defineConfig({
  build: { outDir: fileURLToPath(new URL('./dist-gallery', import.meta.url)), emptyOutDir: true },
  plugins: [boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)) })],
})
