import { Button } from '@booster/ui/controls/button'
import { Segmented } from '@booster/ui/controls/segmented'
import { Avatar } from '@booster/ui/data/avatar'
import { Skeleton } from '@booster/ui/feedback/skeleton'
import { frameHtml, type MailLook } from '@booster/web/mail/frame-html'
import { useLingui } from '@lingui/react'
import { Image, ImageOff, Monitor, Moon, Smartphone, Sun } from 'lucide-react'
import { useState } from 'react'
import { useSessionView } from '../state/editor-context.ts'
import { LeadChoice, type PreviewLead } from './lead-choice.tsx'
import type { Preview } from './step-previews.ts'
import { useFrameScale } from './use-frame-scale.ts'
import { useShownPreview } from './use-step-previews.ts'

export type Device = 'phone' | 'desktop'

/** The mail as a lead gets it, in the mail program of a phone or a desktop. */
export function PreviewPane(props: {
  readonly lead: PreviewLead | null
  readonly onLead: (lead: PreviewLead | null) => void
}) {
  const { i18n } = useLingui()
  const { lead, onLead } = props
  const selectedId = useSessionView(({ draft }) => draft.selectedId)
  const shown = useShownPreview((view) => view)
  const [device, setDevice] = useState<Device>('phone')
  const [look, setLook] = useState<MailLook>({ isDark: false, hasImages: true })
  const preview = shown.answer?.stepId === selectedId ? shown.answer?.preview : undefined
  if (selectedId === null) return null
  return (
    <>
      <div className="preview__choices">
        <Segmented
          size="sm"
          label={i18n.t('Layar')}
          value={device}
          items={[
            { value: 'phone', label: <WithIcon icon={Smartphone} text={i18n.t('Ponsel')} /> },
            { value: 'desktop', label: <WithIcon icon={Monitor} text={i18n.t('Desktop')} /> },
          ]}
          onValueChange={setDevice}
        />
        <LookButtons look={look} onChange={setLook} />
      </div>
      <LeadChoice lead={lead} sample={preview?.lead.name} onChange={onLead} />
      {shown.error !== null && (
        <p className="preview__failed" role="status">
          {i18n.t('Pratinjau belum diperbarui: server tidak menjawab.')}
        </p>
      )}
      {preview === undefined ? (
        <Skeleton height="444px" />
      ) : (
        <MailFrame preview={preview} device={device} look={look} />
      )}
    </>
  )
}

function WithIcon({ icon: Shape, text }: { readonly icon: typeof Monitor; readonly text: string }) {
  return (
    <>
      <Shape className="icon icon--sm" />
      {text}
    </>
  )
}

function LookButtons({
  look,
  onChange,
}: {
  readonly look: MailLook
  readonly onChange: (look: MailLook) => void
}) {
  const { i18n } = useLingui()
  const small = { iconOnly: true, size: 'sm', variant: 'ghost' } as const
  return (
    <span className="preview__looks">
      <Button
        {...small}
        icon={look.isDark ? Moon : Sun}
        label={i18n.t('Aplikasi email gelap')}
        title={i18n.t('Aplikasi email gelap')}
        aria-pressed={look.isDark}
        onClick={() => onChange({ ...look, isDark: !look.isDark })}
      />
      <Button
        {...small}
        icon={look.hasImages ? Image : ImageOff}
        label={i18n.t('Tanpa gambar')}
        title={i18n.t('Tanpa gambar')}
        aria-pressed={!look.hasImages}
        onClick={() => onChange({ ...look, hasImages: !look.hasImages })}
      />
    </span>
  )
}

function MailFrame(props: { readonly preview: Preview; readonly device: Device; readonly look: MailLook }) {
  const { i18n } = useLingui()
  const { preview, device, look } = props
  const { stage, style } = useFrameScale(device)
  return (
    <div className="preview" data-device={device} data-theme={look.isDark ? 'dark' : 'light'}>
      <div className="preview__screen">
        <div className="preview__head">
          <p className="preview__subject">{preview.subject}</p>
          <div className="preview__from">
            <Avatar name={preview.from.name} />
            <p>
              <strong>{preview.from.name}</strong>
              <br />
              <span className="muted">{i18n.t('kepada {name}', { name: preview.lead.name })}</span>
            </p>
          </div>
        </div>
        <div className="preview__stage" ref={stage}>
          <iframe
            className="preview__frame"
            title={i18n.t('Pratinjau email')}
            sandbox=""
            style={style}
            srcDoc={frameHtml(preview.html, look)}
          />
        </div>
      </div>
    </div>
  )
}
