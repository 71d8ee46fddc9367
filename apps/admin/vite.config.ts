import { fileURLToPath } from 'node:url'
import { boosterUi } from '@booster/ui/vite'
import { defineConfig } from 'vite'

const api = process.env.API_URL ?? 'http://localhost:4000'

export default defineConfig({
  base: '/admin/',
  plugins: [boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)) })],
  server: { proxy: { '/api': api, '/trpc': api } },
})
