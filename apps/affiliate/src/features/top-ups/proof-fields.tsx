import { PROOF_BYTES_AT_MOST, PROOF_TYPES } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { Paperclip, X } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'

/** The proof of a transfer: a file from this device, or an address. */
export function ProofFields(props: {
  readonly file: File | null
  readonly onFile: (file: File | null) => void
  readonly fileError: string | undefined
  readonly url: ComponentProps<'input'>
  readonly urlError: string | undefined
}) {
  const { i18n } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const { file, onFile, fileError, url, urlError } = props
  return (
    <>
      <div className="top-ups__file">
        <input
          ref={input}
          type="file"
          hidden
          accept={PROOF_TYPES.join()}
          aria-label={i18n.t('File bukti transfer')}
          onChange={(event) => {
            onFile(event.target.files?.[0] ?? null)
            event.target.value = ''
          }}
        />
        <Button size="sm" icon={Paperclip} onClick={() => input.current?.click()}>
          {file === null ? i18n.t('Lampirkan bukti transfer') : i18n.t('Ganti file')}
        </Button>
        {file === null ? (
          <span className="muted small">{i18n.t('gambar atau PDF, paling besar 5 MB')}</span>
        ) : (
          <>
            <span className="top-ups__file-name">{file.name}</span>
            <Button
              iconOnly
              size="sm"
              variant="ghost"
              icon={X}
              label={i18n.t('Lepas {name}', { name: file.name })}
              onClick={() => onFile(null)}
            />
          </>
        )}
        {fileError !== undefined && (
          <span className="field__error" role="alert">
            {fileError}
          </span>
        )}
      </div>
      <Field label={i18n.t('Atau tautan bukti')} error={urlError}>
        <TextInput
          {...url}
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          maxLength={2000}
        />
      </Field>
    </>
  )
}

/** What is wrong with a file before it is sent. */
export function isTooLarge(file: File | null): boolean {
  return file !== null && file.size > PROOF_BYTES_AT_MOST
}
