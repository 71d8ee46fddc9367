import { fileURLToPath } from 'node:url'
import { boosterUi } from '@booster/ui/vite'
import { defineConfig } from 'vite'

const apiUrl = process.env.API_URL ?? 'http://localhost:4000'
const proxy = Object.fromEntries(
  ['/api', '/trpc', '/f', '/assets'].map((path) => [path, { target: apiUrl, changeOrigin: false }]),
)

export default defineConfig({
  base: '/affiliate/',
  plugins: [boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)) })],
  server: { port: Number(process.env.AFFILIATE_PORT ?? 5173), proxy },
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: true },
})
