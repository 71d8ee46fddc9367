import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { EnvError } from '../boot/env.ts'

/** Reads the file that a variable names. Throws EnvError with the variable's name. */
export function readText(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new EnvError(`${variable}: ${path} cannot be read`)
  }
}

/** Reads the certificates of authorities (PEM) that SMTP_CA_FILE names; undefined: it names none. Throws EnvError. */
export function readAuthorities(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  const text = readText('SMTP_CA_FILE', path)
  try {
    new X509Certificate(text)
  } catch {
    throw new EnvError(`SMTP_CA_FILE: ${path} holds no certificate in PEM`)
  }
  return text
}
