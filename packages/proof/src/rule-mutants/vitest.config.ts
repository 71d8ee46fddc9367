import { defineConfig } from 'vitest/config'

/** The unit tests beside the rules: none needs a database. */
export default defineConfig({
  test: {
    include: [
      'packages/engine/src/domain/**/*.test.ts',
      'packages/engine/src/flow/*.test.ts',
      'packages/engine/src/*.test.ts',
      'packages/mail/src/failure-text.test.ts',
      'packages/mail/src/mailketing/classify-answer.test.ts',
      'packages/mail/src/smtp/classify-smtp.test.ts',
    ],
  },
})
