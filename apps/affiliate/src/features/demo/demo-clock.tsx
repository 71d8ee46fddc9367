import { Button } from '@booster/ui/controls/button'
import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import { Time, useTimeText } from '@booster/ui/data/time'
import { useNow } from '@booster/ui/device/use-now'
import { toast } from '@booster/ui/feedback/toast'
import { setServerNow } from '@booster/ui/format/server-clock'
import { useTRPC } from '@booster/web/api/client'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ClockFading, FastForward } from 'lucide-react'

const JUMPS = [1, 24, 72] as const

/**
 * Demo mode only: moves the engine's clock ahead, so that later steps go out while one watches. A tag with a menu in
 * the top bar, on phones a strip.
 */
export function DemoClock({ form }: { readonly form: 'tag' | 'strip' }) {
  return form === 'tag' ? <ClockTag /> : <ClockStrip />
}

function ClockTag() {
  const { i18n } = useLingui()
  const { aheadHours, isMoving, move } = useDemoClock()
  const now = useTimeText('full')(useNow(60_000))
  return (
    <span className="topbar__desktop">
      <ActionMenu
        label={i18n.t('Jam demo')}
        header={
          <span className="demo-clock__now">
            <strong>{i18n.t('Jam demo')}</strong>
            <span className="muted small">{now}</span>
          </span>
        }
        trigger={
          <button type="button" className="tag demo-clock__tag" aria-busy={isMoving}>
            <ClockFading className="icon icon--sm" />
            {aheadHours > 0 ? i18n.t('+{hours} jam', { hours: aheadHours }) : i18n.t('Jam demo')}
          </button>
        }
        items={JUMPS.map((hours) => ({
          label: i18n.t('Majukan {hours} jam', { hours }),
          icon: FastForward,
          onSelect: () => move(hours),
        }))}
      />
    </span>
  )
}

function ClockStrip() {
  const { i18n } = useLingui()
  const { isMoving, move } = useDemoClock()
  const nowMs = useNow(60_000)
  return (
    <div className="demo-clock">
      <ClockFading className="icon icon--sm" />
      <span>
        <strong>{i18n.t('Jam demo')}</strong> <Time at={nowMs} form="clock" />
      </span>
      <span className="demo-clock__buttons">
        {[1, 24].map((hours) => (
          <Button key={hours} size="sm" variant="ghost" disabled={isMoving} onClick={() => move(hours)}>
            {i18n.t('+{hours} jam', { hours })}
          </Button>
        ))}
      </span>
    </div>
  )
}

function useDemoClock() {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const clock = useQuery(trpc.demo.clock.queryOptions())
  const advance = useMutation(
    trpc.demo.advanceClock.mutationOptions({
      onSuccess: (view) => {
        setServerNow(view.serverNow)
        queryClient.setQueryData(trpc.demo.clock.queryKey(), view)
        toast.show({
          text: i18n.t('Jam demo kini maju {hours} jam', { hours: view.aheadHours }),
          icon: FastForward,
        })
        void queryClient.invalidateQueries()
      },
      onError: showFailure,
    }),
  )
  return {
    aheadHours: clock.data?.aheadHours ?? 0,
    isMoving: advance.isPending,
    move: (hours: number) => advance.mutate({ hours }),
  }
}
