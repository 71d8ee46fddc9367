import { JOB_STATUS_LOOK } from '@booster/ui/status/job-status-look'
import { useTRPC } from '@booster/web/api/client'
import { shortFailure, shortHold } from '@booster/web/words/failure-words'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import type { JobsSearch } from './jobs-search.ts'

/** The filter as a person would say it: "Gagal · Ebook Kuliner · 7 hari terakhir". */
export function useFilterWords(search: JobsSearch): string {
  const { i18n } = useLingui()
  const automations = useQuery(useTRPC().automation.list.queryOptions())
  const windows = {
    today: i18n.t('Selesai hari ini'),
    '24h': i18n.t('24 jam terakhir'),
    '7d': i18n.t('7 hari terakhir'),
    '30d': i18n.t('30 hari terakhir'),
    late: i18n.t('Terlambat > 1 jam'),
    next24h: i18n.t('24 jam ke depan'),
  }
  const { status, automation, window, error, hold, credit, q, run, lead } = search
  const words = [
    status === undefined ? null : i18n._(JOB_STATUS_LOOK[status].word),
    automation === undefined ? null : automations.data?.automations.find(({ id }) => id === automation)?.name,
    window === undefined ? null : windows[window],
    error === undefined ? null : shortFailure(i18n, error, error),
    hold === undefined ? null : shortHold(i18n, hold),
    credit === undefined ? null : i18n.t('Kredit ditahan'),
    q === undefined ? null : `"${q}"`,
    run === undefined ? null : i18n.t('Satu lead di satu alur'),
    lead === undefined ? null : i18n.t('Satu lead'),
  ].filter((word) => word !== null && word !== undefined)
  return words.length === 0 ? i18n.t('semua email') : words.join(' · ')
}
