import { readFileSync } from 'node:fs'

/**
 * Whether a process still runs. A zombie (dead, but never collected by a container's PID 1) counts as dead.
 * Signals cannot tell the two apart, so Linux is asked through /proc.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return linuxState(pid) !== 'Z'
}

/** The program name of a process on Linux, `undefined` where that cannot be read. */
export function programName(pid: number): string | undefined {
  return readProc(pid, 'comm')?.trim()
}

/** The command line of a process on Linux, `undefined` where that cannot be read. */
export function commandLine(pid: number): string | undefined {
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ')
}

function linuxState(pid: number): string | undefined {
  const stat = readProc(pid, 'stat')
  return stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined // no /proc on this system, or the process is gone: the caller falls back
  }
}
