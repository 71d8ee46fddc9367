import type { MailboxHealth, WebhookDoorHealth } from '@booster/contracts/sending/webhook-health'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { Trans, useLingui } from '@lingui/react'
import { TriangleAlert } from 'lucide-react'
import { mailboxFacts } from './mailbox-facts.tsx'
import { DOOR_WORDS, REFUSAL_WORDS } from './refusal-words.ts'

export interface WebhookDoorViewProps {
  readonly health: WebhookDoorHealth
  /** See WebhookHealth. */
  readonly hasSecret: boolean
  /** Of the door `imap`; null: of another. */
  readonly mailbox: MailboxHealth | null
}

/** One door: its address to paste, what came last, what came in a day, and what was turned away. */
export function WebhookDoorView({ health, hasSecret, mailbox }: WebhookDoorViewProps) {
  const { i18n } = useLingui()
  const { door, address, lastAt, day, refused } = health
  return (
    <section className="webhooks__door" aria-label={i18n._(DOOR_WORDS[door])}>
      <h3>{i18n._(DOOR_WORDS[door])}</h3>
      {mailbox !== null ? (
        <MailboxPlace address={address} failing={mailbox.failing} />
      ) : (
        <DoorPlace address={address} hasSecret={hasSecret} />
      )}
      <Facts
        spread
        facts={[
          ...(mailbox === null ? [] : mailboxFacts(mailbox, i18n)),
          {
            term: i18n.t('Laporan terakhir'),
            value: lastAt === null ? i18n.t('belum ada') : <Time at={lastAt} />,
            num: true,
          },
          { term: i18n.t('Dicatat'), value: <Num value={day.applied} />, num: true },
          { term: i18n.t('Sudah tercatat sebelumnya'), value: <Num value={day.repeated} />, num: true },
          { term: i18n.t('Emailnya tidak dikenal'), value: <Num value={day.unmatched} />, num: true },
          { term: i18n.t('Tidak diperlukan'), value: <Num value={day.ignored} />, num: true },
        ]}
      />
      {refused.length > 0 && <Refusals door={door} refused={refused} />}
    </section>
  )
}

/** Where reports are sent to, with the place of the secret, which nobody is shown. */
function DoorPlace({ address, hasSecret }: { readonly address: string; readonly hasSecret: boolean }) {
  const { i18n } = useLingui()
  const word = i18n.t({ id: 'secret-in-address', message: 'RAHASIA' })
  const withSecret = `${address}?token=${word}`
  return (
    <>
      <div className="webhooks__address">
        <code>{withSecret}</code>
        <CopyButton value={withSecret} label={i18n.t('Salin alamat')} />
      </div>
      <p className="muted small">
        {hasSecret
          ? i18n.t('Ganti {word} dengan isi MAILKETING_WEBHOOK_SECRET.', { word })
          : i18n.t('Tertutup sampai MAILKETING_WEBHOOK_SECRET diisi.')}
      </p>
    </>
  )
}

/** Which mailbox is read, and why it cannot be, in the mail server's words. */
function MailboxPlace({ address, failing }: { readonly address: string } & Pick<MailboxHealth, 'failing'>) {
  const { i18n } = useLingui()
  return (
    <>
      <div className="webhooks__address">
        <code>{address}</code>
      </div>
      <p className="muted small">{i18n.t('Dibaca setiap menit, sesuai BOUNCE_IMAP_URL.')}</p>
      {failing !== null && (
        <div className="webhooks__failing" data-state="warning" role="status">
          <TriangleAlert className="icon" />
          <div>
            {i18n.t('Kotak surat tidak bisa dibaca.')}
            <p className="muted small">{failing.message}</p>
          </div>
        </div>
      )}
    </>
  )
}

/** What was turned away, or of a mailbox, could not be recorded yet. */
function Refusals({ door, refused }: Pick<WebhookDoorHealth, 'door' | 'refused'>) {
  const { i18n } = useLingui()
  const isMailbox = door === 'imap'
  return (
    <ul className="webhooks__refused" aria-label={isMailbox ? i18n.t('Gagal dicatat') : i18n.t('Ditolak')}>
      {refused.map(({ cause, requests, lastAt }) => (
        <li key={cause} data-state="warning">
          <TriangleAlert className="icon" />
          <span>
            {isMailbox
              ? i18n.t('{requests, number} kali gagal dicatat karena gangguan di pihak kami; dicoba lagi', {
                  requests,
                })
              : i18n.t('{requests, number} ditolak: {cause}', {
                  requests,
                  cause: i18n._(REFUSAL_WORDS[cause]),
                })}{' '}
            <span className="muted small">
              <Trans id="terakhir <0/>" components={{ 0: <Time at={lastAt} /> }} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
