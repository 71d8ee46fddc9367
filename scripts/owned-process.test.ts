import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'

const module = new URL('./owned-process.ts', import.meta.url).href
// Takes a polite stop as the API does (work first, then leave with 7), and only then says its pid.
const grandchild = `setInterval(() => {}, 1000);
  process.on('SIGTERM', () => setTimeout(() => process.exit(7), 50)); console.log(process.pid)`

it('passes a signal on and takes over the exit code', async () => {
  const { parent, pid } = await startParent()
  parent.kill('SIGTERM')
  const [code] = await once(parent, 'exit')
  expect(code).toBe(7)
  expect(isAlive(pid)).toBe(false)
})

it('leaves nothing running when the parent is killed outright', async () => {
  const { parent, pid } = await startParent()
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})

async function startParent(): Promise<{ parent: ChildProcess; pid: number }> {
  const program = `const { runOwned } = await import(${JSON.stringify(module)})
    const { code } = await runOwned({ node: ['-e', ${JSON.stringify(grandchild)}] })
    process.exit(code)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
  return { parent, pid: Number(line) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false // no such process
  }
}
