import { defineConfig } from '@lingui/cli'

// The words of packages/web stand in the catalogs of the apps that show them.
export default defineConfig({
  sourceLocale: 'id',
  locales: ['id', 'en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src', '<rootDir>/../../packages/web/src'],
      exclude: ['<rootDir>/../../packages/web/src/words/duration-words.ts'],
    },
  ],
})
