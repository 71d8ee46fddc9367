import { useState } from 'react'
import { SignInForm } from '../src/layout/sign-in-form.tsx'

export function SignInPage() {
  const [busy, setBusy] = useState(false)
  return (
    <SignInForm
      variant="affiliate"
      busy={busy}
      fields={{ email: { name: 'email' }, password: { name: 'password' } }}
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
      }}
      forgotHref="#forgot"
      demo={{
        password: 'demo-booster-2026',
        onChoose: () => setBusy(true),
        accounts: [
          { email: 'admin@demo.test', name: 'Rina Admin', note: 'Admin' },
          { email: 'budi@demo.test', name: 'Budi Santoso', note: 'Affiliate, semua status' },
          { email: 'siti@demo.test', name: 'Siti Rahma', note: 'Affiliate, kredit hampir habis' },
          { email: 'baru@demo.test', name: 'Affiliate Baru', note: 'Affiliate, masih kosong' },
        ],
      }}
      footer={
        <>
          Butuh bantuan?{' '}
          <a className="link" href="#help">
            Hubungi admin lewat WhatsApp
          </a>
        </>
      }
    />
  )
}
