import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { Button } from '@booster/ui/controls/button'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { Banner } from '@booster/ui/feedback/banner'
import { ProgressBar } from '@booster/ui/feedback/progress-bar'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { CircleAlert, RefreshCw, SkipForward, UserPlus } from 'lucide-react'
import { BadRows } from './bad-rows.tsx'
import { IMPORT_STATUS_WORDS } from './import-status-words.ts'

/** An import while it runs, and its result. It goes on when the page is closed. */
export function ImportResult({ file, onOther }: { readonly file: LeadImport; readonly onOther: () => void }) {
  const { i18n } = useLingui()
  const isRunning = file.status === 'running'
  return (
    <div className="imports__result">
      <Card>
        <CardHead title={i18n._(IMPORT_STATUS_WORDS[file.status])} note={file.fileName}>
          {isRunning ? (
            <StopButton id={file.id} />
          ) : (
            <Button size="sm" onClick={onOther}>
              {i18n.t('Impor file lain')}
            </Button>
          )}
        </CardHead>
        <CardBody>
          <ProgressBar done={file.doneRows} total={file.rows} label={i18n.t('Baris diproses')} />
          {isRunning && (
            <p className="muted">{i18n.t('Anda boleh menutup halaman ini; impor tetap berjalan.')}</p>
          )}
        </CardBody>
      </Card>
      <Counts file={file} />
      <Notes file={file} />
      {file.failed > 0 && !isRunning && <BadRows importId={file.id} />}
    </div>
  )
}

function StopButton({ id }: { readonly id: string }) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const cancel = useMutation(useTRPC().import.cancel.mutationOptions({ onSettled: () => refreshAll() }))
  return (
    <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
      {i18n.t('Hentikan')}
    </Button>
  )
}

function Counts({ file }: { readonly file: LeadImport }) {
  const { i18n } = useLingui()
  const tiles = [
    { icon: UserPlus, label: i18n.t('Lead baru'), value: file.created },
    { icon: RefreshCw, label: i18n.t('Diperbarui'), value: file.updated },
    { icon: SkipForward, label: i18n.t('Sudah ada, dibiarkan'), value: file.skipped },
    { icon: CircleAlert, label: i18n.t('Ditolak'), value: file.failed },
  ]
  return (
    <StatTiles label={i18n.t('Hasil impor')}>
      {tiles.map(({ icon, label, value }) => (
        <StatTile key={label} icon={icon} label={label} value={value} />
      ))}
    </StatTiles>
  )
}

function Notes({ file }: { readonly file: LeadImport }) {
  const { i18n } = useLingui()
  return (
    <>
      {file.silenced > 0 && (
        <Banner
          tone="info"
          title={i18n.t('{count} lead tidak akan dikirimi email.', { count: file.silenced })}
        >
          {i18n.t('Mereka pernah berhenti berlangganan atau diblokir; impor tidak mengubahnya.')}
        </Banner>
      )}
      {file.bulkTriggerId !== null && (
        <Banner tone="done" title={i18n.t('Alur dimulai untuk lead yang diimpor.')}>
          {i18n.t('Lihat hasilnya di Progres lead.')}
        </Banner>
      )}
      {file.status === 'failed' && (
        <Banner tone="danger" title={i18n.t('File tidak bisa dibaca sampai akhir.')}>
          {i18n.t('Baris yang sudah diimpor tetap tersimpan. Unggah filenya lagi untuk sisanya.')}
        </Banner>
      )}
    </>
  )
}
