import { STATEMENT_BYTES_AT_MOST } from '@booster/contracts/top-ups/bank-statements'
import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPCClient } from '@booster/web/api/client'
import { readBase64 } from '@booster/web/forms/read-base64'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { StatementMatchList } from './statement-match-list.tsx'
import { statementFaultWords } from './statement-words.ts'

/** Which requests a bank statement shows as paid; each is confirmed by hand, and nothing is booked before. */
export function StatementDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const client = useTRPCClient()
  const input = useRef<HTMLInputElement>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const read = useMutation({
    mutationFn: async (file: File) =>
      client.admin.topUp.readStatement.mutate({ base64: await readBase64(file) }),
  })
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    setTooLarge(file.size > STATEMENT_BYTES_AT_MOST)
    if (file.size <= STATEMENT_BYTES_AT_MOST) read.mutate(file)
  }
  const found = read.data
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={i18n.t('Cocokkan mutasi bank')}
      description={i18n.t(
        'Unggah CSV mutasi rekening. Kredit baru dicatat setelah Anda menyetujui tiap baris.',
      )}
      footer={
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt"
            aria-label={i18n.t('File mutasi bank')}
            onChange={(event) => {
              choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <Button onClick={onClose}>{i18n.t('Tutup')}</Button>
          <Button
            variant={found?.kind === 'read' ? 'plain' : 'primary'}
            icon={Upload}
            busy={read.isPending}
            disabledReason={offline}
            onClick={() => input.current?.click()}
          >
            {found === undefined ? i18n.t('Pilih file') : i18n.t('Pilih file lain')}
          </Button>
        </>
      }
    >
      {isTooLarge && <Banner tone="danger" title={i18n.t('File ini lebih besar dari 4 MB.')} />}
      {read.error !== null && <RefusalBanner error={read.error} />}
      {found?.kind === 'unreadable' && (
        <Banner tone="danger" title={i18n.t('File ini tidak bisa dibaca.')}>
          {statementFaultWords(i18n, found.fault)}
        </Banner>
      )}
      {found?.kind === 'read' && <StatementMatchList found={found} />}
    </Dialog>
  )
}
