import type { EngineState as Engine } from '@booster/contracts/engine'
import { Time } from '@booster/ui/data/time'
import { useNow } from '@booster/ui/device/use-now'
import { useLingui } from '@lingui/react'

/** When the next tick begins: they begin at whole multiples, so that nobody needs to ask again for each. */
export function NextTick({ engine }: { readonly engine: Pick<Engine, 'nextTickAt' | 'tickSeconds'> }) {
  const { i18n } = useLingui()
  const tickMs = engine.tickSeconds * 1_000
  const now = useNow()
  if (engine.nextTickAt === null) return i18n.t('tidak dijadwalkan')
  return (
    <Time
      at={Math.max(Date.parse(engine.nextTickAt), (Math.floor(now / tickMs) + 1) * tickMs)}
      form="seconds"
    />
  )
}
