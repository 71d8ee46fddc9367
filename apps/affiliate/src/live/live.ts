import { client, queryClient } from '../app/clients.ts'
import { invalidateAll, invalidateTopics, type Topic } from './changed-queries.ts'
import { createLive } from './create-live.ts'

function isTopic(topic: string): topic is Topic {
  return ['jobs', 'runs', 'credit', 'automations', 'leads'].includes(topic)
}

/** The live stream of this tab. */
export const live = createLive({
  open: (on) => {
    const subscription = client.live.changes.subscribe(undefined, {
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'pending') on.connected()
        else if (error !== null) on.lost()
      },
      onData: ({ data }) => on.changed(data.topic),
      onError: on.ended,
      onComplete: on.ended,
    })
    return () => subscription.unsubscribe()
  },
  refresh: (topics) => {
    if (topics === null) void invalidateAll(queryClient)
    else void invalidateTopics(queryClient, new Set([...topics].filter(isTopic)))
  },
  isBusy: () => queryClient.isMutating() > 0,
  checkSession: () => {
    void queryClient.invalidateQueries({ queryKey: [['session']] })
  },
})
