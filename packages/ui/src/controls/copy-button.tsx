import { useLingui } from '@lingui/react'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toast } from '../feedback/toast.ts'
import { copyText } from '../format/copy-text.ts'
import { Button } from './button.tsx'

export interface CopyButtonProps {
  readonly value: string
  /** "Salin ID email" */
  readonly label: string
}

/** Copies a value and says so. */
export function CopyButton({ value, label }: CopyButtonProps) {
  const { i18n } = useLingui()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const worked = await copyText(value)
    setCopied(worked)
    toast.show({
      text: worked ? i18n.t('Disalin') : i18n.t('Gagal menyalin'),
      icon: worked ? Check : undefined,
    })
  }
  return (
    <Button
      iconOnly
      size="sm"
      variant="ghost"
      icon={copied ? Check : Copy}
      label={label}
      onClick={() => void copy()}
    />
  )
}
