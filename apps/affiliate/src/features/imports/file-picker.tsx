import { IMPORT_BYTES_AT_MOST } from '@booster/contracts/imports/import-fields'
import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Card, CardBody } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { FileSpreadsheet, Upload } from 'lucide-react'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import { UploadFailed, uploadFile } from './upload-file.ts'

const UploadFailure = lazy(async () => ({ default: (await import('./upload-failure.tsx')).UploadFailure }))

/** Chooses a file, by button or by dropping it here, and sends it. */
export function FilePicker({ onUploaded }: { readonly onUploaded: (importId: string) => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const input = useRef<HTMLInputElement>(null)
  const [percent, setPercent] = useState(0)
  const [isOver, setOver] = useState(false)
  const upload = useMutation({
    mutationFn: (file: File) => {
      setPercent(0)
      if (file.size > IMPORT_BYTES_AT_MOST)
        throw new UploadFailed({ status: 413, code: null, message: '', requestId: '' })
      return uploadFile(file, (share) => setPercent(Math.round(share * 100)))
    },
    onSuccess: onUploaded,
  })
  const send = (file: File | undefined) => {
    if (file !== undefined && !upload.isPending && offline === undefined) upload.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files[0])
  }
  return (
    <Card>
      <CardBody>
        <Suspense>{upload.isError && <UploadFailure error={upload.error} />}</Suspense>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside */}
        <div
          className="imports__drop"
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileSpreadsheet className="icon icon--lg" />
          <p className="imports__drop-hint">{i18n.t('Tarik file ke sini, atau pilih dari perangkat.')}</p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,.tsv,.xlsx"
            aria-label={i18n.t('File lead')}
            onChange={(event) => {
              send(event.target.files?.[0])
              // The same file may be chosen again after it was corrected.
              event.target.value = ''
            }}
          />
          <Button
            variant="primary"
            icon={Upload}
            busy={upload.isPending}
            disabledReason={offline}
            onClick={() => input.current?.click()}
          >
            {upload.isPending ? progressText(i18n.t('Membaca file…'), percent) : i18n.t('Pilih file')}
          </Button>
          <p className="muted small">
            {i18n.t(
              'CSV atau Excel (.xlsx), paling banyak 250.000 baris dan 64 MB. Belum ada yang diimpor sampai Anda memeriksanya.',
            )}
          </p>
        </div>
      </CardBody>
    </Card>
  )
}

/** After the last byte the server still reads the file through. */
function progressText(reading: string, percent: number): string {
  return percent < 100 ? `${percent} %` : reading
}
