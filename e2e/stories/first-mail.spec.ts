import { test as base } from '../fixtures.ts'
import { DEMO_PASSWORD } from '../world/api-client.ts'
import { tellNewcomerStory } from '../world/newcomer.ts'
import { controlSandbox } from '../world/sandbox-control.ts'
import { type ProductionWorld, startProduction } from '../world/start-production.ts'
import { startWorld } from '../world/start-world.ts'

/** The story's three minutes, and a world of its own that begins and ends. */
const MOST_MS = 300_000

const test = base.extend<{ readonly production: ProductionWorld }>({
  production: [
    async ({ emptyPlace }, use) => {
      const production = await startProduction(emptyPlace)
      await use(production)
      await production.stop()
    },
    { timeout: 120_000 },
  ],
})

test('from baru@demo.test to the first mail to a lead, by following the screen', async ({
  browser,
  emptyPlace,
  newAddress,
}) => {
  test.setTimeout(MOST_MS)
  const world = await startWorld(emptyPlace)
  const { messagesTo } = controlSandbox(world.sandboxUrl)
  const admin = { email: 'admin@demo.test', password: DEMO_PASSWORD }
  const affiliate = { email: 'baru@demo.test', name: 'Baru', password: DEMO_PASSWORD }
  const start = { url: world.url, admin, affiliate, mailsTo: messagesTo }
  await tellNewcomerStory(browser, { kind: 'mouse', start, lead: newAddress() })
  await world.stop()
})

test('from one account in an empty production database to the first mail, by mouse alone', async ({
  browser,
  production,
  newAddress,
}) => {
  test.setTimeout(MOST_MS)
  const start = await startFromOneAccount(production)
  await tellNewcomerStory(browser, { kind: 'mouse', start, lead: newAddress() })
})

test('from one account in an empty production database to the first mail, by keyboard alone', async ({
  keyboardBrowser,
  production,
  newAddress,
}) => {
  test.setTimeout(MOST_MS)
  const start = await startFromOneAccount(production)
  await tellNewcomerStory(keyboardBrowser, { kind: 'keyboard', start, lead: newAddress() })
})

async function startFromOneAccount(production: ProductionWorld) {
  const account = async (name: string, role: 'admin' | 'affiliate') => {
    const email = `${role}@example.com`
    return { email, name, password: await production.createAccount({ email, name, role }) }
  }
  return {
    url: production.url,
    admin: await account('Rina Admin', 'admin'),
    affiliate: await account('Toko Teh', 'affiliate'),
    mailsTo: async (address: string) => production.mailsTo(address),
  }
}
