import type { LeadDetail } from '@booster/contracts/leads/leads'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useLingui } from '@lingui/react'

export type LeadQuestionKind = 'unsubscribe' | 'erase'

/** Asks before a lead is taken off the list, or forgotten: neither can be taken back. */
export function LeadQuestion(props: {
  readonly kind: LeadQuestionKind
  readonly lead: LeadDetail
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  const { i18n } = useLingui()
  const { kind, lead, onClose, onConfirm } = props
  const name = lead.name
  if (kind === 'unsubscribe') {
    return (
      <ConfirmDialog
        open
        tone="danger"
        title={i18n.t('Berhenti mengirimi {name}?', { name })}
        confirmLabel={i18n.t('Berhenti mengirimi')}
        onClose={onClose}
        onConfirm={onConfirm}
      >
        <p>
          {i18n.t(
            'Semua email yang menunggu dibatalkan. Hanya ia sendiri yang bisa mendaftar lagi, lewat formulir Anda.',
          )}
        </p>
      </ConfirmDialog>
    )
  }
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={i18n.t('Hapus data pribadi {name}?', { name })}
      confirmLabel={i18n.t('Hapus untuk seterusnya')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>
        {i18n.t(
          'Nama, alamat, nomor, tag, catatan, dan alamat IP persetujuannya dihapus dan tidak bisa dikembalikan. Email yang menunggu dibatalkan. Hitungan email dan mutasi kredit tetap ada tanpa namanya.',
        )}
      </p>
      <p>
        {i18n.t(
          'Ia juga hilang dari laporan impor. File yang diunggah dan belum selesai diimpor dihapus saat impornya selesai, atau 24 jam setelah diunggah bila tidak dimulai.',
        )}
      </p>
    </ConfirmDialog>
  )
}
