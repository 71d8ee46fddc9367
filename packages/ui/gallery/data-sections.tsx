import type { JobStatus } from '@booster/engine/domain/job'
import { CircleCheck, CircleX, Clock, Coins } from 'lucide-react'
import { BalanceMeter } from '../src/charts/balance-meter.tsx'
import { BarPair } from '../src/charts/bar-pair.tsx'
import { Sparkline } from '../src/charts/sparkline.tsx'
import { Button } from '../src/controls/button.tsx'
import { Checkbox } from '../src/controls/checkbox.tsx'
import { ActionMenu } from '../src/controls/menu/action-menu.tsx'
import { List, ListRow } from '../src/data/list-rows.tsx'
import { Num } from '../src/data/num.tsx'
import { KeysetPagination, Pagination } from '../src/data/pagination.tsx'
import { StatTile, StatTiles } from '../src/data/stat-tile.tsx'
import { CellLines, Table, Td, Th, Tr } from '../src/data/table.tsx'
import { Time, TimeCell } from '../src/data/time.tsx'
import { Banner } from '../src/feedback/banner.tsx'
import { EmptyState } from '../src/feedback/empty-state.tsx'
import { ProgressBar } from '../src/feedback/progress-bar.tsx'
import { QueryView } from '../src/feedback/query-view.tsx'
import { SkeletonRows } from '../src/feedback/skeleton.tsx'
import { Card, CardBody, CardHead } from '../src/layout/card.tsx'
import { JobStatusBadge } from '../src/status/job-status-badge.tsx'

const rows: readonly { name: string; note: string; at: string; status: JobStatus; credits: number }[] = [
  { name: 'Agus Setiawan', note: 'Biasa', at: '2026-11-20T07:30:00Z', status: 'pending', credits: 0 },
  { name: 'Joko Susilo', note: 'Disorot', at: '2026-11-20T06:59:00Z', status: 'completed', credits: -1 },
  { name: 'Indah Permata', note: 'Dipilih', at: '2026-11-20T05:40:00Z', status: 'failed', credits: 0 },
  { name: 'Dewi Lestari', note: 'Laci terbuka', at: '2026-11-20T07:10:00Z', status: 'pending', credits: 0 },
  {
    name: 'Fitri Handayani',
    note: 'Memuat ulang',
    at: '2026-11-20T06:58:00Z',
    status: 'completed',
    credits: -1,
  },
]

const sent = [96, 82, 214, 232, 218, 205, 198, 104, 91, 221, 246, 208, 231, 184]
const failed = [1, 0, 3, 2, 5, 2, 1, 0, 0, 4, 11, 3, 2, 6]

export function DataSections() {
  return (
    <>
      <div className="w12">
        <StatTiles label="Angka hari ini">
          <StatTile
            label="Terkirim hari ini"
            icon={CircleCheck}
            value={184}
            change={{ share: 0.12, good: true }}
            note="dari Kamis"
            href="#"
          />
          <StatTile label="Menunggu" icon={Clock} value={412} note="37 dalam 1 jam ke depan" href="#" />
          <StatTile label="Gagal hari ini" icon={CircleX} value={6} note="2 bisa langsung diulang" href="#" />
          <StatTile
            label="Kredit tersedia"
            icon={Coins}
            value={2480}
            note={
              <>
                Cukup sampai <Time at="2026-12-03T05:00:00Z" form="date" />
              </>
            }
            href="#"
          />
        </StatTiles>
      </div>
      <JobTable />
      <Card className="w4 card--table">
        <CardHead title="Alur teratas" note="14 hari">
          <a className="link small" href="#frame">
            Semua alur
          </a>
        </CardHead>
        <List label="Alur teratas">
          <ListRow title="Sambutan Member Baru" note="Setelah opt-in">
            <Sparkline values={sent} summary="1.042 terkirim dalam 14 hari" />
            <Num value={1042} />
          </ListRow>
          <ListRow
            title="4 email gagal, alamat ditolak"
            note="Perbarui alamat lead"
            icon={CircleX}
            tone="danger"
            phoneHref="#frame"
          >
            <Button size="sm">Tinjau</Button>
          </ListRow>
          <ListRow title="Perjalanan" note="Ebook Kuliner">
            <ProgressBar done={3} total={5} label="Langkah terkirim" />
          </ListRow>
        </List>
        <KeysetPagination shown={25} total={1757} onNext={() => undefined} />
      </Card>
      <Card className="w6 card--table">
        <CardHead title="Terkirim dan gagal, 14 hari">
          <div className="legend">
            <span className="legend__item">2.531 terkirim</span>
            <span className="legend__item" data-state="danger">
              40 gagal
            </span>
          </div>
        </CardHead>
        <CardBody>
          <BarPair
            summary="Terkirim dan gagal per hari"
            upperName="terkirim"
            lowerName="gagal"
            points={sent.map((upper, index) => ({
              label: { 0: '7 Nov', 13: 'Hari ini' }[index] ?? String(7 + index),
              name: index === 13 ? 'Hari ini' : `${7 + index} Nov`,
              upper,
              lower: failed[index] ?? 0,
              unfinished: index === 13,
            }))}
          />
        </CardBody>
      </Card>
      <Card className="w6">
        <h2>Kredit provider</h2>
        <BalanceMeter
          label="Kredit provider"
          balance={429405}
          thresholds={{ warning: 50000, critical: 10000, emergency: 1000 }}
        />
        <div className="stack">
          <Banner tone="healthy" title="Sehat.">
            Kredit provider cukup untuk 96 hari.
          </Banner>
          <Banner
            tone="emergency"
            title="Darurat: kredit provider tinggal 812."
            actions={
              <>
                <Button>Jeda mesin</Button>
                <Button variant="primary">Akui</Button>
              </>
            }
          >
            Habis sekitar 18.20 WIB.
          </Banner>
        </div>
      </Card>
      <Empties />
      <ErrorsAndLoading />
    </>
  )
}

function JobTable() {
  return (
    <Card className="w8 card--table">
      <Table label="Email" cards>
        <thead>
          <tr>
            <Th>
              <Checkbox label="Pilih semua" checked="mixed" onCheckedChange={() => undefined} />
            </Th>
            <Th>Lead</Th>
            <Th sort="descending" onSort={() => undefined}>
              Jadwal (WIB)
            </Th>
            <Th>Status</Th>
            <Th num>Kredit</Th>
            <Th aria-label="Aksi" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Tr
              key={row.name}
              selected={index === 2}
              open={index === 3}
              busy={index === 4}
              className={index === 1 ? 'is-hovered' : undefined}
              onOpen={() => undefined}
            >
              <Td phone="check">
                <Checkbox
                  label={`Pilih ${row.name}`}
                  checked={index === 2}
                  onCheckedChange={() => undefined}
                />
              </Td>
              <Td phone="main">
                <CellLines main={<a href="#frame">{row.name}</a>} sub={row.note} />
              </Td>
              <Td phone="when">
                <TimeCell at={row.at} />
              </Td>
              <Td phone="state">
                <JobStatusBadge status={row.status} />
              </Td>
              <Td num>
                <Num value={row.credits} as="change" />
              </Td>
              <Td>
                <div className="row-actions">
                  <ActionMenu
                    label={`Aksi untuk ${row.name}`}
                    items={[
                      { label: 'Lihat email', href: '#frame' },
                      { label: 'Coba ulang', disabledReason: 'Sudah terkirim' },
                      { label: 'Batalkan', danger: true, onSelect: () => undefined },
                    ]}
                  />
                </div>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pagination page={2} pageSize={25} total={1757} onPageChange={() => undefined} />
    </Card>
  )
}

function Empties() {
  return (
    <section className="card w12">
      <h2>Keadaan kosong</h2>
      <div className="empties">
        <EmptyState
          kind="never-used"
          title="Belum ada alur"
          action={<Button variant="primary">Buat alur pertama</Button>}
        >
          Alur mengirim email berurutan setelah lead masuk. Mulai dari templat.
        </EmptyState>
        <EmptyState kind="filter-empty" title="Tidak ada yang cocok" action={<Button>Hapus filter</Button>}>
          Tidak ada email gagal untuk "Ebook Kuliner" dalam 24 jam.
        </EmptyState>
        <EmptyState
          kind="feature-off"
          title="Statistik buka dimatikan"
          action={<Button>Buka pengaturan</Button>}
        >
          Aktifkan pelacakan untuk melihat perkiraan dibuka dan diklik.
        </EmptyState>
        <QueryView
          query={{
            data: undefined,
            error: { data: { requestId: 'req_8f21c0' } },
            isFetching: false,
            refetch: () => undefined,
          }}
        >
          {() => null}
        </QueryView>
      </div>
    </section>
  )
}

function ErrorsAndLoading() {
  return (
    <section className="card w7">
      <h2>Galat dan pemuatan</h2>
      <QueryView
        query={{
          data: 1,
          error: { data: { requestId: 'req_8f21c0' } },
          isFetching: false,
          dataUpdatedAt: Date.parse('2026-11-20T07:00:00Z'),
          refetch: () => undefined,
        }}
        errorTitle="Antrean gagal dimuat"
      >
        {() => null}
      </QueryView>
      <div className="stack">
        <Banner
          tone="warning"
          title="Kredit tersisa 42."
          actions={
            <Button size="sm" variant="primary">
              Isi kredit
            </Button>
          }
        >
          Cukup sampai hari ini pukul 19.00 WIB.
        </Banner>
        <SkeletonRows rows={3} withCheckbox />
      </div>
    </section>
  )
}
