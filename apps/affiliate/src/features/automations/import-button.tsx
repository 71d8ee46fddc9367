import type { AutomationFile } from '@booster/contracts/automations/automations'
import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { useLingui } from '@lingui/react'
import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { useImportAutomation } from './use-import-automation.ts'

/** A sequence from a file that was exported here or elsewhere; it becomes a draft. */
export function ImportButton() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const input = useRef<HTMLInputElement>(null)
  const importFile = useImportAutomation()
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const content = parse(await file.text())
    if (content === null) toast.error({ text: i18n.t('File ini bukan ekspor alur.') })
    else importFile.mutate({ file: content })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button
        icon={Upload}
        busy={importFile.isPending}
        disabledReason={offline}
        onClick={() => input.current?.click()}
      >
        {i18n.t('Impor')}
      </Button>
    </>
  )
}

/** What it must hold is checked by the server, which names the field. */
function parse(text: string): AutomationFile | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? (content as AutomationFile) : null
  } catch {
    // No JSON at all.
    return null
  }
}
