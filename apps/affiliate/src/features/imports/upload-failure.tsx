import { FILE_FAULTS, type FileFault } from '@booster/contracts/imports/import-faults'
import { fileFaultWords } from '@booster/contracts/imports/import-words'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { requestIdOf } from '@booster/ui/format/request-id'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { UploadFailed } from './upload-file.ts'

/** What is wrong with the file, and what to do. */
export function UploadFailure({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const fault = faultOf(error)
  if (fault !== null) {
    return (
      <Banner tone="danger" title={i18n.t('File tidak bisa dibaca; tidak ada yang diimpor.')}>
        {fileFaultWords(fault, locale)} {rowOf(i18n, error)}
      </Banner>
    )
  }
  return (
    <Banner
      tone="danger"
      title={i18n.t('File tidak terunggah')}
      actions={requestIdOf(error) !== null && <ErrorId requestId={requestIdOf(error) ?? ''} />}
    >
      {reasonOf(i18n, error)}
    </Banner>
  )
}

function faultOf(error: unknown): FileFault | null {
  const code = error instanceof UploadFailed ? error.code : null
  return FILE_FAULTS.find((fault) => fault === code) ?? null
}

/** The server names the row at the end of its sentence. */
function rowOf(i18n: I18n, error: unknown): string {
  const row = error instanceof UploadFailed ? /\(row (\d+)\)/.exec(error.message)?.[1] : undefined
  return row === undefined ? '' : i18n.t('Lihat baris {row}.', { row })
}

function reasonOf(i18n: I18n, error: unknown): string {
  const status = error instanceof UploadFailed ? error.status : 0
  if (status === 413) return i18n.t('File lebih besar dari 64 MB. Bagi menjadi beberapa file.')
  if (status === 0) return i18n.t('Sambungan terputus. Periksa internet, lalu coba lagi.')
  return i18n.t('Terjadi kesalahan di server. Coba lagi.')
}
