import type { JobDetail } from '@booster/contracts/jobs/job-detail'
import { Button } from '@booster/ui/controls/button'
import { Dialog } from '@booster/ui/layout/dialog'
import { frameHtml } from '@booster/web/mail/frame-html'
import { useLingui } from '@lingui/react'

/** Looking at a mail asks no server for its pictures: who runs them would learn that it was opened. */
const LOOK = { isDark: false, hasImages: false }

/** The e-mail as it left or would leave. Its HTML runs nothing and fetches nothing: a sandboxed frame without scripts. */
export function MailDialog(props: { readonly mail: JobDetail['mail']; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { mail, onClose } = props
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={mail.subject}
      description={
        mail.asSent
          ? i18n.t('Seperti yang terkirim')
          : i18n.t('Seperti yang akan dikirim sekarang; masih bisa berubah')
      }
      footer={<Button onClick={onClose}>{i18n.t('Tutup')}</Button>}
    >
      {mail.preheader !== '' && <p className="muted small">{mail.preheader}</p>}
      <iframe
        className="mail-frame"
        title={i18n.t('Isi email')}
        sandbox=""
        srcDoc={frameHtml(mail.html, LOOK)}
      />
    </Dialog>
  )
}
