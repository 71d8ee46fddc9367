import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../src/controls/button.tsx'
import { Checkbox } from '../src/controls/checkbox.tsx'
import { Field } from '../src/controls/field.tsx'
import { PasswordInput } from '../src/controls/password-input.tsx'
import { SearchBox } from '../src/controls/search-box.tsx'
import { Segmented } from '../src/controls/segmented.tsx'
import { SelectFilter } from '../src/controls/select-filter.tsx'
import { Switch } from '../src/controls/switch.tsx'
import { TextArea } from '../src/controls/text-area.tsx'
import { TextInput } from '../src/controls/text-input.tsx'
import { LiveBadge } from '../src/feedback/live-badge.tsx'
import { Tabs } from '../src/layout/tabs.tsx'
import { AutomationStatusBadge } from '../src/status/automation-status-badge.tsx'
import { CreditLevelBadge } from '../src/status/credit-level-badge.tsx'
import { JobStatusBadge } from '../src/status/job-status-badge.tsx'
import { RunStatusBadge } from '../src/status/run-status-badge.tsx'
import { Spec } from './spec.tsx'

const swatches = [
  ['primary', 'Utama'],
  ['success', 'Berhasil'],
  ['info', 'Info'],
  ['warning', 'Waspada'],
  ['critical', 'Kritis'],
  ['danger', 'Bahaya'],
  ['accent', 'Admin'],
  ['violet', 'Belum pasti'],
  ['neutral', 'Netral'],
  ['text', 'Teks'],
  ['muted', 'Redup'],
  ['surface', 'Permukaan'],
] as const

export function ControlSections() {
  return (
    <>
      <section className="card w12">
        <h2>Warna</h2>
        <div className="swatches">
          {swatches.map(([token, name]) => (
            <p key={token} className="swatch">
              <i style={{ background: `var(--${token})` }} />
              {name}
            </p>
          ))}
        </div>
      </section>
      <Buttons />
      <Statuses />
      <Fields />
      <Controls />
    </>
  )
}

function Buttons() {
  const [busy, setBusy] = useState(true)
  return (
    <section className="card w6">
      <h2>Tombol</h2>
      <Spec label="Utama">
        <Button variant="primary" icon={Plus}>
          Buat alur
        </Button>
        <Button variant="primary" className="is-hovered">
          Disorot
        </Button>
        <Button variant="primary" className="is-focused">
          Fokus
        </Button>
        <Button variant="primary" disabled>
          Mati
        </Button>
      </Spec>
      <Spec label="Biasa">
        <Button>Kirim uji</Button>
        <Button className="is-hovered">Disorot</Button>
        <Button className="is-pressed">Ditekan</Button>
        <Button disabled>Mati</Button>
      </Spec>
      <Spec label="Lain">
        <Button variant="danger">Hapus alur</Button>
        <Button variant="ghost">Buang draf</Button>
        <Button iconOnly icon={Ellipsis} label="Menu" />
        <Button size="sm">Kecil</Button>
      </Spec>
      <Spec label="Memuat">
        <Button variant="primary" busy={busy} busyLabel="Menerapkan" onClick={() => setBusy(true)}>
          Terapkan
        </Button>
        <Button size="sm" onClick={() => setBusy((now) => !now)}>
          Ganti
        </Button>
        <Button disabledReason="Isi kredit dulu: saldo 0, perlu 1">Coba ulang</Button>
      </Spec>
    </section>
  )
}

function Statuses() {
  return (
    <section className="card w6">
      <h2>Status</h2>
      <Spec label="Email">
        {(['pending', 'processing', 'completed', 'failed', 'cancelled', 'held', 'unconfirmed'] as const).map(
          (status) => (
            <JobStatusBadge key={status} status={status} />
          ),
        )}
      </Spec>
      <Spec label="Perjalanan">
        {(['active', 'paused', 'completed', 'failed', 'cancelled'] as const).map((status) => (
          <RunStatusBadge key={status} status={status} />
        ))}
      </Spec>
      <Spec label="Alur">
        {(['draft', 'active', 'paused', 'archived'] as const).map((status) => (
          <AutomationStatusBadge key={status} status={status} />
        ))}
      </Spec>
      <Spec label="Kredit">
        {(['healthy', 'warning', 'critical', 'emergency'] as const).map((level) => (
          <CreditLevelBadge key={level} level={level} />
        ))}
      </Spec>
      <Spec label="Langsung">
        <LiveBadge state="live" lastUpdateAt="2026-11-20T07:00:00Z" onToggle={() => undefined} />
        <LiveBadge state="paused" />
        <LiveBadge state="reconnecting" />
        <LiveBadge state="offline" lastUpdateAt="2026-11-20T07:00:00Z" />
      </Spec>
    </section>
  )
}

function Fields() {
  return (
    <section className="card w6">
      <h2>Isian</h2>
      <div className="fields">
        <Field label="Subjek" aside="18 dari 60">
          <TextInput defaultValue="Rekaman sudah siap" />
        </Field>
        <Field label="Fokus">
          <TextInput className="is-focused" defaultValue="Rekaman sudah siap" />
        </Field>
        <Field label="Isi email" error="Shortcode nma tidak dikenal. Maksudnya nama?">
          <TextInput defaultValue="Halo {{nma}}" />
        </Field>
        <Field label="Pengirim" hint="Diatur admin">
          <TextInput disabled defaultValue="budi@example.com" />
        </Field>
        <Field label="Kata sandi">
          <PasswordInput defaultValue="demo-booster-2026" />
        </Field>
        <Field label="Catatan" aside="masuk audit">
          <TextArea defaultValue="Top-up 500.000 kredit sudah diminta." />
        </Field>
      </div>
    </section>
  )
}

function Controls() {
  const [range, setRange] = useState<'7' | '30' | '90'>('30')
  const [flow, setFlow] = useState('all')
  const [time, setTime] = useState('24h')
  const [ticked, setTicked] = useState(true)
  const [on, setOn] = useState(true)
  const [tab, setTab] = useState('all')
  const [term, setTerm] = useState('')
  return (
    <section className="card w6">
      <h2>Kendali</h2>
      <Spec label="Segmen">
        <Segmented
          label="Rentang"
          value={range}
          onValueChange={setRange}
          items={[
            { value: '7', label: '7 hari' },
            { value: '30', label: '30 hari' },
            { value: '90', label: '90 hari' },
          ]}
        />
      </Spec>
      <Spec label="Filter">
        <SelectFilter
          name="Alur"
          value={flow}
          onValueChange={setFlow}
          options={[
            { value: 'all', label: 'Semua' },
            { value: 'welcome', label: 'Sambutan Member Baru' },
          ]}
        />
        <SelectFilter
          name="Waktu"
          value={time}
          onValueChange={setTime}
          options={[
            { value: 'all', label: 'Semua' },
            { value: '24h', label: '24 jam' },
          ]}
        />
      </Spec>
      <Spec label="Pilihan">
        <Checkbox label="Pilih baris" checked={!ticked} onCheckedChange={(next) => setTicked(!next)} />
        <Checkbox label="Pilih baris" checked={ticked} onCheckedChange={setTicked} />
        <Checkbox label="Pilih semua" checked="mixed" onCheckedChange={setTicked} />
        <Switch label="Aktif" checked={on} onCheckedChange={setOn} />
        <Switch label="Mati" checked={!on} onCheckedChange={(next) => setOn(!next)} />
      </Spec>
      <Spec label="Tab">
        <Tabs
          label="Status"
          value={tab}
          onValueChange={setTab}
          items={[
            { value: 'all', label: 'Semua', count: 1757 },
            { value: 'failed', label: 'Gagal', count: 26 },
            { value: 'held', label: 'Ditahan', count: 18 },
            { value: 'unconfirmed', label: 'Belum pasti', count: 1 },
            { value: 'completed', label: 'Terkirim', count: 1285 },
          ]}
        />
      </Spec>
      <Spec label="Cari">
        <SearchBox term={term} onTermChange={setTerm} placeholder="Cari lead, alur, atau ID" />
      </Spec>
    </section>
  )
}
