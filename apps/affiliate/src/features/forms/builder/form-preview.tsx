import type { FormEdit } from '@booster/contracts/forms/forms'
import { formPreviewInput } from '@booster/contracts/forms/forms'
import type { Language } from '@booster/contracts/messages/messages'
import { Segmented } from '@booster/ui/controls/segmented'
import { useLocale } from '@booster/ui/device/use-locale'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { previewOf } from './preview-of.ts'

type Device = 'phone' | 'desktop'
type Page = 'form' | 'thanks'

const TYPING_MS = 300

/** The page as its visitors would see it, made by what makes theirs. Nothing can be sent from here. */
export function FormPreview({ edit }: { readonly edit: FormEdit }) {
  const { i18n } = useLingui()
  const [device, setDevice] = useState<Device>('phone')
  const [page, setPage] = useState<Page>('form')
  const [language, setLanguage] = useState<Language>(useLocale())
  const preview = usePreview(edit, { language, page: edit.redirectUrl === null ? page : 'form' })
  return (
    <Card className="form-preview">
      <CardHead title={i18n.t('Pratinjau')} />
      <div className="form-preview__choices">
        <Segmented
          size="sm"
          label={i18n.t('Layar')}
          value={device}
          items={[
            { value: 'phone', label: i18n.t('Ponsel') },
            { value: 'desktop', label: i18n.t('Desktop') },
          ]}
          onValueChange={setDevice}
        />
        {edit.redirectUrl === null && (
          <Segmented
            size="sm"
            label={i18n.t('Halaman')}
            value={page}
            items={[
              { value: 'form', label: i18n.t({ id: 'form.one', message: 'Formulir' }) },
              { value: 'thanks', label: i18n.t('Setelah dikirim') },
            ]}
            onValueChange={setPage}
          />
        )}
        <Segmented
          size="sm"
          label={i18n.t('Bahasa pengunjung')}
          value={language}
          items={[
            { value: 'id', label: 'ID' },
            { value: 'en', label: 'EN' },
          ]}
          onValueChange={setLanguage}
        />
      </div>
      <QueryView query={preview} errorTitle={i18n.t('Pratinjau gagal dimuat')}>
        {({ html }) => (
          <div className="form-preview__stage" data-device={device}>
            <iframe
              className="form-preview__frame"
              title={i18n.t('Pratinjau halaman formulir')}
              sandbox=""
              tabIndex={-1}
              srcDoc={html}
            />
          </div>
        )}
      </QueryView>
    </Card>
  )
}

/** Asks again a moment after the last key; what cannot be shown leaves the page before as it is. */
function usePreview(edit: FormEdit, look: { readonly language: Language; readonly page: Page }) {
  const { i18n } = useLingui()
  const draft = previewOf(edit, {
    title: i18n.t('Judul formulir'),
    button: i18n.t('Daftar'),
    field: i18n.t('Isian'),
    option: i18n.t('Pilihan'),
  })
  const settled = useSettled(JSON.stringify({ ...draft, ...look }))
  const parsed = formPreviewInput.safeParse(JSON.parse(settled))
  const [shown, setShown] = useState(parsed.data)
  if (parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(shown)) setShown(parsed.data)
  const trpc = useTRPC()
  return useQuery({
    ...trpc.form.preview.queryOptions(shown ?? { ...draft, ...look }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
