import { defineConfig } from '@lingui/cli'

export default defineConfig({
  sourceLocale: 'id',
  locales: ['id', 'en'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'] }],
})
