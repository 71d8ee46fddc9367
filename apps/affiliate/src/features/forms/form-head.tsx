import type { FormDetail } from '@booster/contracts/forms/forms'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { PageHead } from '@booster/ui/layout/page-head'
import { useLingui } from '@lingui/react'
import { DoorClosed, DoorOpen, ExternalLink } from 'lucide-react'
import { FormBadge } from './list/form-badge.tsx'
import { useOpenForm } from './use-open-form.ts'

type Props = { readonly form: FormDetail }

/** The title of a form, whether it is open, and what opens, closes and shows it. */
export function FormHead({ form }: Props) {
  return (
    <>
      <PageHead
        title={form.title}
        note={<Note form={form} />}
        actions={<Buttons form={form} />}
        actionsOnPhone={false}
      />
      <div className="form-phone-head">
        <h2>{form.title}</h2>
        <Note form={form} />
        <div className="form-phone-head__buttons">
          <Buttons form={form} />
        </div>
      </div>
    </>
  )
}

function Note({ form }: Props) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <span className="form-head__note">
      <FormBadge active={form.active} />
      <span>
        {i18n.t('{people} orang mengisi dari {views} kali dibuka', {
          people: formatNumber(form.submitCount, locale),
          views: formatNumber(form.viewCount, locale),
        })}
      </span>
    </span>
  )
}

function Buttons({ form }: Props) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { setOpen, isPending } = useOpenForm(form)
  return (
    <>
      <ButtonLink href={form.url} target="_blank" rel="noopener" icon={ExternalLink}>
        {i18n.t('Buka halaman')}
      </ButtonLink>
      <Button
        icon={form.active ? DoorClosed : DoorOpen}
        busy={isPending}
        disabledReason={offline}
        onClick={() => setOpen(!form.active)}
      >
        {form.active ? i18n.t('Tutup formulir') : i18n.t('Buka formulir')}
      </Button>
    </>
  )
}
