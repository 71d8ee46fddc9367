import { CalendarCheck, Check, Clock, Coins, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../src/controls/button.tsx'
import { CopyButton } from '../src/controls/copy-button.tsx'
import { Facts } from '../src/data/facts.tsx'
import { Time } from '../src/data/time.tsx'
import { Answer, Timeline, TimelineItem } from '../src/data/timeline.tsx'
import { ConfirmDialog } from '../src/feedback/confirm-dialog.tsx'
import { toast } from '../src/feedback/toast.ts'
import { ShortcutsDialog } from '../src/layout/keyboard/shortcuts-dialog.tsx'
import { JobDrawer } from './job-drawer.tsx'

export function OverlaySections() {
  const [open, setOpen] = useState<'none' | 'confirm' | 'drawer' | 'shortcuts'>('none')
  const close = () => setOpen('none')
  return (
    <>
      <section className="card w5">
        <h2>Di atas halaman</h2>
        <div className="spec__set">
          <Button onClick={() => setOpen('confirm')}>Dialog</Button>
          <Button onClick={() => setOpen('drawer')}>Laci</Button>
          <Button onClick={() => setOpen('shortcuts')}>Pintasan</Button>
          <Button
            onClick={() =>
              toast.undo({
                text: 'Email dibatalkan',
                onUndo: () => toast.show({ text: 'Diurungkan', icon: Check }),
              })
            }
          >
            Urungkan
          </Button>
          <Button onClick={() => toast.error({ text: 'Gagal membatalkan', requestId: 'req_8f21c0' })}>
            Galat
          </Button>
          <span className="mono">job_01JD4N8R2V</span>
          <CopyButton value="job_01JD4N8R2V" label="Salin ID email" />
        </div>
        <ConfirmDialog
          open={open === 'confirm'}
          onClose={close}
          onConfirm={close}
          title="Coba ulang 24 email gagal?"
          confirmLabel="Coba ulang 24 email"
        >
          <p className="muted">
            Filter: Gagal, 24 jam terakhir, semua alur. 2 dari 26 dilewati karena alamat ditolak.
          </p>
          <Facts
            facts={[
              { term: 'Kredit terpakai', value: 'paling banyak 24', num: true },
              { term: 'Saldo sesudahnya', value: '2.456', num: true },
            ]}
          />
        </ConfirmDialog>
        <ShortcutsDialog
          open={open === 'shortcuts'}
          onOpenChange={(next) => setOpen(next ? 'shortcuts' : 'none')}
          shortcuts={[{ keys: ['j', 'k'], action: 'Email berikutnya, sebelumnya' }]}
        />
        <JobDrawer open={open === 'drawer'} onClose={close}>
          <History />
        </JobDrawer>
      </section>
      <section className="card w12">
        <h2>Linimasa</h2>
        <History />
      </section>
    </>
  )
}

function History() {
  return (
    <Timeline label="Perjalanan email">
      <TimelineItem
        tone="done"
        icon={CalendarCheck}
        title="Dijadwalkan"
        time={<Time at="2026-11-17T06:10:00Z" form="day" />}
        note="H+3 setelah ikut Zoom"
      />
      <TimelineItem
        tone="failed"
        icon={X}
        title="Percobaan 2 dari 4"
        time={<Time at="2026-11-20T06:40:02Z" form="seconds" />}
        note="Diulang cepat setelah 2, 6, dan 18 detik: jawaban sama"
      >
        <Answer head="HTTP 503 Service Unavailable" aside="412 md">
          {'{"success": false, "message": "Server busy"}'}
        </Answer>
      </TimelineItem>
      <TimelineItem
        tone="pending"
        icon={Coins}
        title="1 kredit ditahan, lalu dilepas"
        time={<Time at="2026-11-20T06:40:29Z" form="seconds" />}
        note="Saldo tetap 2.496"
        leadsToFuture
      />
      <TimelineItem
        tone="pending"
        icon={Clock}
        title="Percobaan 3 dari 4"
        time={<Time at="2026-11-20T07:10:00Z" form="clock" />}
        note={
          <>
            <Time at="2026-11-20T07:10:00Z" /> · otomatis
          </>
        }
      />
    </Timeline>
  )
}
