import { ButtonLink } from '@booster/ui/controls/button-link'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { FilePicker } from '../features/imports/file-picker.tsx'
import { RecentImports } from '../features/imports/recent-imports.tsx'
import '../features/imports/imports.css'

const ImportResult = lazy(async () => ({
  default: (await import('../features/imports/import-result.tsx')).ImportResult,
}))
const ImportForm = lazy(async () => ({
  default: (await import('../features/imports/import-form.tsx')).ImportForm,
}))

const route = getRouteApi('/frame/leads/import')
/** The live stream announces every step; this only bridges a gap in it. */
const REFETCH_MS = 5_000

/** `/affiliate/leads/import`: a file is chosen, looked at, imported, and its refused rows are named. */
export function LeadImportPage() {
  const { i18n } = useLingui()
  const { id } = route.useSearch()
  const navigate = route.useNavigate()
  const open = (importId: string | undefined) => void navigate({ search: { id: importId } })
  return (
    <div className="imports">
      <PageHead title={i18n.t('Impor lead')} note={i18n.t('Dari Excel, Google Sheets, atau program lain')} />
      {id === undefined ? (
        <>
          <FilePicker onUploaded={open} />
          <RecentImports />
        </>
      ) : (
        <OneImport id={id} onOther={() => open(undefined)} />
      )}
    </div>
  )
}

function OneImport({ id, onOther }: { readonly id: string; readonly onOther: () => void }) {
  const { i18n } = useLingui()
  const file = useQuery(
    useTRPC().import.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.status === 'running' ? REFETCH_MS : false) },
    ),
  )
  if (file.data === undefined && factsOf(file.error).httpStatus === 404) return <NoSuchImport />
  return (
    <QueryView
      query={file}
      errorTitle={i18n.t('Impor gagal dimuat')}
      skeleton={<SkeletonRows rows={5} rowHeight={48} />}
    >
      {(data) => (
        <Suspense fallback={<SkeletonRows rows={5} rowHeight={48} />}>
          {data.status === 'ready' ? (
            <ImportForm key={data.id} file={data} onOther={onOther} />
          ) : (
            <ImportResult file={data} onOther={onOther} />
          )}
        </Suspense>
      )}
    </QueryView>
  )
}

function NoSuchImport() {
  const { i18n } = useLingui()
  return (
    <NoSuchThing
      title={i18n.t('Impor ini tidak ada')}
      back={<ButtonLink href={AFFILIATE_PATHS.leadImport}>{i18n.t('Ke daftar impor')}</ButtonLink>}
    >
      <p>{i18n.t('File yang tidak diimpor dihapus setelah 24 jam.')}</p>
    </NoSuchThing>
  )
}
