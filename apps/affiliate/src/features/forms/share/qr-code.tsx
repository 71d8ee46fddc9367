import type { FormDetail } from '@booster/contracts/forms/forms'
import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import { Download } from 'lucide-react'
import { QRCodeSVG } from 'qrcode.react'
import { useRef } from 'react'

/** The form's address as a code to print or show, always dark on white: cameras read nothing else as well. */
export function QrCode({ form }: { readonly form: FormDetail }) {
  const { i18n } = useLingui()
  const svg = useRef<SVGSVGElement>(null)
  return (
    <div className="form-qr">
      <QRCodeSVG
        ref={svg}
        className="form-qr__code"
        value={form.url}
        size={176}
        marginSize={4}
        level="M"
        title={i18n.t('Kode QR yang menuju {url}', { url: form.url })}
      />
      <div className="form-qr__text">
        <p>{i18n.t('Untuk poster, kartu nama, atau layar presentasi.')}</p>
        <Button icon={Download} onClick={() => saveSvg(svg.current, `qr-${form.slug}.svg`)}>
          {i18n.t('Unduh SVG')}
        </Button>
      </div>
    </div>
  )
}

function saveSvg(svg: SVGSVGElement | null, name: string): void {
  if (svg === null) return
  const file = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
