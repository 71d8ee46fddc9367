import type { SignInInput } from '@booster/contracts/session'
import { type FormEvent, useRef, useState } from 'react'

const NOTHING_MISSING = { email: false, password: false }

/**
 * The two fields of the sign-in page. By hand, because this page is the first that anybody loads: a form library and
 * a schema would be a fifth of it.
 * @param enter called with both fields filled in
 */
export function useCredentials(enter: (credentials: SignInInput) => void) {
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(NOTHING_MISSING)
  const submit = () => {
    const credentials = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    const found = { email: credentials.email === '', password: credentials.password === '' }
    setMissing(found)
    if (found.email) return email.current?.focus()
    if (found.password) return password.current?.focus()
    enter(credentials)
  }
  return {
    missing,
    fields: {
      email: {
        ref: email,
        name: 'email',
        onChange: () => setMissing((before) => ({ ...before, email: false })),
      },
      password: {
        ref: password,
        name: 'password',
        onChange: () => setMissing((before) => ({ ...before, password: false })),
      },
    },
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      submit()
    },
    /** Fills both in and goes on. */
    fillIn: (credentials: SignInInput) => {
      if (email.current !== null) email.current.value = credentials.email
      if (password.current !== null) password.current.value = credentials.password
      submit()
    },
  }
}
