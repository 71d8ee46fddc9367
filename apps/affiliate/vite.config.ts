import { fileURLToPath } from 'node:url'
import { boosterUi } from '@booster/ui/vite'
import { defineConfig } from 'vite'

const apiUrl = process.env.API_URL ?? 'http://localhost:4000'
const proxy = Object.fromEntries(
  ['/api', '/trpc', '/f', '/assets'].map((path) => [path, { target: apiUrl, changeOrigin: false }]),
)

/** What is left out of the words of the first load; router.tsx says which page fetches which. */
const ROOMS = {
  credits: [
    'src/features/credits/',
    'src/features/top-ups/',
    '../../packages/web/src/credits/',
    'src/routes/credits-page',
  ],
  editor: ['src/features/editor/', 'src/routes/automation-page'],
  forms: ['src/features/forms/', 'src/routes/form-'],
  imports: ['src/features/imports/', 'src/routes/lead-import-page'],
  jobs: ['src/features/jobs/drawer/', 'src/features/jobs/commands/', 'src/routes/jobs-page'],
  leads: ['src/features/leads/', 'src/features/runs/', 'src/routes/lead-page', 'src/routes/leads-page'],
  overview: ['src/features/overview/', 'src/features/credits/', 'src/routes/overview-page'],
  reports: [
    'src/features/reports/',
    '../../packages/web/src/delivery/',
    'src/routes/automation-report-page',
    'src/routes/delivery-page',
  ],
  runs: ['src/features/runs/', 'src/routes/runs-page'],
  settings: ['src/features/settings/', '../../packages/web/src/settings/', 'src/routes/settings-page'],
}

export default defineConfig({
  base: '/affiliate/',
  plugins: [
    boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)), rooms: ROOMS }),
  ],
  server: { port: Number(process.env.AFFILIATE_PORT ?? 5173), proxy },
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: true },
})
