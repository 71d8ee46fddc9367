import { fileURLToPath } from 'node:url'
import { boosterUi } from '@booster/ui/vite'
import { defineConfig } from 'vite'

const api = process.env.API_URL ?? 'http://localhost:4000'

/** What is left out of the words of the first load; router.tsx says which page fetches which. */
const ROOMS = {
  affiliates: [
    'src/features/affiliates/',
    'src/features/users/',
    '../../packages/web/src/credits/',
    'src/routes/affiliate',
  ],
  audit: ['src/features/audit/', 'src/routes/audit'],
  delivery: [
    'src/features/delivery/',
    'src/features/suppressions/',
    'src/features/webhooks/',
    '../../packages/web/src/delivery/',
    'src/routes/delivery',
  ],
  integrity: ['src/features/integrity/', 'src/routes/integrity'],
  sending: ['src/features/sending/', 'src/routes/sending'],
  settings: ['../../packages/web/src/settings/', 'src/routes/settings'],
  topUps: ['src/features/top-ups/', 'src/routes/top-ups'],
  users: ['src/features/users/', 'src/routes/users'],
}

export default defineConfig({
  base: '/admin/',
  plugins: [
    boosterUi({ configPath: fileURLToPath(new URL('./lingui.config.ts', import.meta.url)), rooms: ROOMS }),
  ],
  server: { proxy: { '/api': api, '/trpc': api } },
})
