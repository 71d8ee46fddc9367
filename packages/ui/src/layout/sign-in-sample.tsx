import { useLingui } from '@lingui/react'
import { Clock, MailCheck } from 'lucide-react'
import { Avatar } from '../data/avatar.tsx'
import { Timeline, TimelineItem } from '../data/timeline.tsx'
import { RunStatusBadge } from '../status/run-status-badge.tsx'
import { Card } from './card.tsx'

/** The right half of the sign-in page: what the app shows, as a picture. Invented data; hidden from screen readers. */
export function SignInSample() {
  const { i18n } = useLingui()
  return (
    <>
      <h2>{i18n.t('Setiap email berangkat tepat waktu, dan Anda tahu alasannya bila belum.')}</h2>
      <Card className="sample">
        <header className="sample__head">
          <Avatar name="Dewi Lestari" size="lg" />
          <p>
            <span className="cell-main">Dewi Lestari</span>
            <span className="cell-sub">{i18n.t('Follow-up Webinar Zoom')}</span>
          </p>
          <RunStatusBadge status="active" />
        </header>
        <Timeline>
          <TimelineItem
            tone="done"
            icon={MailCheck}
            title={i18n.t('Terima kasih sudah hadir')}
            time={i18n.t('Sel 17 Nov 13.10')}
            note={i18n.t('Terkirim, dibuka 2 kali')}
          />
          <TimelineItem
            tone="done"
            icon={MailCheck}
            title={i18n.t('Ringkasan materi dan slide')}
            time={i18n.t('Rab 18 Nov 13.10')}
            note={i18n.t('Terkirim, diklik')}
            leadsToFuture
          />
          <TimelineItem
            tone="pending"
            icon={Clock}
            title={i18n.t('Rekaman webinar sudah siap')}
            time={i18n.t('Hari ini 14.10')}
            note={i18n.t('Percobaan 3 dari 4, penyedia sedang sibuk')}
            leadsToFuture
          />
          <TimelineItem
            tone="pending"
            icon={Clock}
            title={i18n.t('Bonus untuk peserta')}
            time={i18n.t('Min 22 Nov 13.10')}
            note={i18n.t('Dijadwalkan')}
          />
        </Timeline>
      </Card>
    </>
  )
}
