import { rowFaultWords } from '@booster/contracts/imports/import-words'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useLocale } from '@booster/ui/device/use-locale'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useInfiniteQuery } from '@tanstack/react-query'

/** The rows that were not imported, each with its reason; all of them as a file to correct. */
export function BadRows({ importId }: { readonly importId: string }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const pages = useInfiniteQuery(
    useTRPC().import.badRows.infiniteQueryOptions(
      { id: importId, limit: 20 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const address = `/api/affiliate/leads/imports/${importId}/errors.csv?lang=${locale}&separator=${locale === 'id' ? 'semicolon' : 'comma'}`
  return (
    <Card className="card--table">
      <CardHead title={i18n.t('Baris yang ditolak')} note={i18n.t('perbaiki, lalu impor file ini')}>
        <ButtonLink size="sm" href={address} download>
          {i18n.t('Unduh CSV')}
        </ButtonLink>
      </CardHead>
      <QueryView
        query={pages}
        errorTitle={i18n.t('Baris yang ditolak gagal dimuat')}
        skeleton={<SkeletonRows rows={3} />}
      >
        {(data) => (
          <Table label={i18n.t('Baris yang ditolak')} cards>
            <thead>
              <tr>
                <Th num>{i18n.t('Baris')}</Th>
                <Th>{i18n.t('Kolom')}</Th>
                <Th>{i18n.t('Alasan')}</Th>
              </tr>
            </thead>
            <tbody>
              {data.pages
                .flatMap(({ rows }) => rows)
                .map((bad) => (
                  <Tr key={bad.row}>
                    <Td num phone="state">
                      {bad.row}
                    </Td>
                    <Td phone="main">{bad.column}</Td>
                    <Td phone="flow">
                      <CellLines
                        main={rowFaultWords(bad, locale)}
                        sub={
                          <span className="imports__row">
                            {bad.cells.filter((cell) => cell !== '').join(' · ')}
                          </span>
                        }
                      />
                    </Td>
                  </Tr>
                ))}
            </tbody>
          </Table>
        )}
      </QueryView>
      {pages.hasNextPage && (
        <CardBody>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {i18n.t('Muat lagi')}
          </Button>
        </CardBody>
      )}
    </Card>
  )
}
