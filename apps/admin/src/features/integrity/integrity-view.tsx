import { Time } from '@booster/ui/data/time'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonCard } from '@booster/ui/feedback/skeleton'
import { useTRPC } from '@booster/web/api/client'
import { Trans, useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { type Finding, InvariantList } from './invariant-list.tsx'
import { INVARIANT_WORDS } from './invariant-words.ts'
import type { IntegrityRun } from './use-integrity-run.ts'

type Last = {
  readonly passed: number
  readonly total: number
  readonly failed: readonly string[]
  readonly checkedAt: string
}

/** The result of the last check, with the rows behind it when it was run from here. */
export function IntegrityView({ run }: { readonly run: IntegrityRun }) {
  const { i18n } = useLingui()
  const last = useQuery(useTRPC().admin.integrity.last.queryOptions())
  return (
    <QueryView
      query={last}
      skeleton={<SkeletonCard rows={10} />}
      errorTitle={i18n.t('Hasil pemeriksaan gagal dimuat')}
    >
      {(data) => (
        <div className="page-stack">
          <Verdict last={data} />
          <InvariantList findings={run.data === undefined ? findingsOf(data) : run.data.results} />
        </div>
      )}
    </QueryView>
  )
}

function Verdict({ last }: { readonly last: Last | null }) {
  const { i18n } = useLingui()
  if (last === null) {
    return (
      <Banner tone="info" title={i18n.t('Belum diperiksa minggu ini.')}>
        {i18n.t('Pemeriksaan berjalan otomatis; Periksa sekarang memulainya.')}
      </Banner>
    )
  }
  const failed = last.total - last.passed
  const when = <Trans id="Diperiksa <0/>." components={{ 0: <Time at={last.checkedAt} /> }} />
  if (failed === 0) {
    return (
      <Banner
        tone="healthy"
        title={i18n.t('{passed} dari {total} lulus.', { passed: last.passed, total: last.total })}
      >
        {i18n.t('Tidak ada data yang saling bertentangan.')} {when}
      </Banner>
    )
  }
  return (
    <Banner tone="critical" title={i18n.t('{count} pemeriksaan tidak lulus.', { count: failed })}>
      {i18n.t('Lihat barisnya sebelum mengubah data apa pun.')} {when}
    </Banner>
  )
}

function findingsOf(last: Last | null): readonly Finding[] {
  const known = Object.keys(INVARIANT_WORDS)
  const names = [...known, ...(last?.failed ?? []).filter((name) => !known.includes(name))]
  return names.map((name) => ({ name, ok: last === null ? null : !last.failed.includes(name), rows: [] }))
}
