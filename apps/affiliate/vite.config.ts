import { fileURLToPath } from 'node:url'
import { boosterUi } from '@booster/ui/vite'
import { defineConfig } from 'vite'

const apiUrl = process.env.API_URL ?? 'http://localhost:4000'
const proxy = Object.fromEntries(
  ['/api', '/trpc', '/f', '/assets'].map((path) => [path, { target: apiUrl, changeOrigin: false }]),
)

/** Words of packages/web that several rooms show, and no other page. */
const WORDS = '../../packages/web/src/words/'
const FIGURES = `${WORDS}figure-words`
const FORECASTS = `${WORDS}forecast-words`
const FAILURES = `${WORDS}failure-table`
const HOLDS = `${WORDS}failure-words`
const SENTENCES = `${WORDS}failure-sentences`
const DELAYS = `${WORDS}delay-words`

/** What is left out of the words of the first load; router.tsx and lazy dialogs say who fetches which. */
const ROOMS = {
  automations: ['src/features/automations/', 'src/routes/automation-list-page'],
  credits: [
    'src/features/credits/',
    'src/features/top-ups/',
    '../../packages/web/src/credits/',
    '../../packages/web/src/forms/credits-fault-words',
    'src/routes/credits-page',
    FIGURES,
  ],
  drawer: ['src/features/jobs/drawer/', DELAYS, SENTENCES],
  editor: [
    'src/features/editor/',
    'src/features/automations/',
    'src/routes/automation-page',
    DELAYS,
    FAILURES,
    HOLDS,
  ],
  forms: ['src/features/forms/', 'src/routes/form-'],
  imports: ['src/features/imports/', 'src/routes/lead-import-page'],
  jobs: [
    'src/features/jobs/commands/',
    'src/features/jobs/job-bulk-bar',
    'src/features/jobs/job-filters',
    'src/features/jobs/job-table',
    'src/features/jobs/job-words',
    'src/features/jobs/matching-dialog',
    'src/features/jobs/no-jobs',
    'src/features/jobs/use-filter-words',
    'src/routes/jobs-page',
    FAILURES,
    HOLDS,
    FORECASTS,
  ],
  leads: [
    'src/features/leads/',
    'src/features/runs/',
    'src/routes/lead-page',
    'src/routes/leads-page',
    DELAYS,
    FAILURES,
    HOLDS,
    FORECASTS,
  ],
  overview: [
    'src/features/overview/',
    'src/features/credits/',
    'src/routes/overview-page',
    FAILURES,
    SENTENCES,
    HOLDS,
    FIGURES,
    FORECASTS,
  ],
  reports: [
    'src/features/reports/',
    'src/features/automations/no-such-automation',
    '../../packages/web/src/delivery/',
    'src/routes/automation-report-page',
    'src/routes/delivery-page',
    DELAYS,
    FAILURES,
    HOLDS,
    FIGURES,
  ],
  runs: ['src/features/runs/', 'src/routes/runs-page', DELAYS, FAILURES, FORECASTS, HOLDS],
  settings: ['src/features/settings/', '../../packages/web/src/settings/', 'src/routes/settings-page'],
  signIn: ['../../packages/web/src/session/sign-in-page', 'src/routes/sign-in-page'],
  trigger: ['src/features/trigger/'],
}

export default defineConfig({
  base: '/affiliate/',
  plugins: [
    boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)), rooms: ROOMS }),
  ],
  server: { port: Number(process.env.AFFILIATE_PORT ?? 5173), proxy },
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: true },
})
