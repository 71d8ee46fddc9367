import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

// The words of packages/web stand in the catalogs of the apps that show them.
export default defineConfig({
  sourceLocale: 'id',
  locales: ['id', 'en'],
  // A line number in the catalogs changes with every edit above it.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: [
        '<rootDir>/src',
        '<rootDir>/../../packages/web/src/session',
        '<rootDir>/../../packages/web/src/settings',
        '<rootDir>/../../packages/web/src/delivery',
        '<rootDir>/../../packages/web/src/credits',
        '<rootDir>/../../packages/web/src/forms/reason-field.tsx',
        '<rootDir>/../../packages/web/src/lists/csv-menu.tsx',
        '<rootDir>/../../packages/web/src/lists/no-such-thing.tsx',
        '<rootDir>/../../packages/web/src/words/duration-words.ts',
        '<rootDir>/../../packages/web/src/words/figure-words.ts',
        '<rootDir>/../../packages/web/src/sending',
      ],
    },
  ],
})
