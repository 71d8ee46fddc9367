import { Button } from '@booster/ui/controls/button'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useState } from 'react'
import { SettingRow } from './setting-row.tsx'

const PasswordForm = lazy(async () => ({ default: (await import('./password-form.tsx')).PasswordForm }))

/** The way to a new password. */
export function PasswordCard() {
  const { i18n } = useLingui()
  const [isChanging, setChanging] = useState(false)
  return (
    <Card>
      <CardHead title={i18n.t('Kata sandi')} ruled />
      {isChanging ? (
        <Suspense fallback={<SkeletonRows rows={2} rowHeight={56} />}>
          <PasswordForm />
        </Suspense>
      ) : (
        <SettingRow
          label={i18n.t('Kata sandi untuk masuk')}
          note={i18n.t('Menggantinya mengakhiri sesi di perangkat lain.')}
        >
          <Button size="sm" onClick={() => setChanging(true)}>
            {i18n.t('Ganti kata sandi')}
          </Button>
        </SettingRow>
      )}
    </Card>
  )
}
