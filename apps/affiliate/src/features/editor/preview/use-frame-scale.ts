import { type CSSProperties, type RefObject, useEffect, useRef, useState } from 'react'

/** As wide as mail programs on a desktop show a mail. */
const DESKTOP_WIDTH = 680

/** Shrinks a desktop's page into the pane; a phone's is shown as wide as it is. */
export function useFrameScale(device: 'phone' | 'desktop'): {
  readonly stage: RefObject<HTMLDivElement | null>
  readonly style: CSSProperties
} {
  const stage = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 300, height: 400 })
  useEffect(() => {
    if (stage.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])
  const scale = device === 'phone' ? 1 : Math.min(1, size.width / DESKTOP_WIDTH)
  return {
    stage,
    style: {
      width: size.width / scale,
      height: size.height / scale,
      transform: scale === 1 ? 'none' : `scale(${scale})`,
    },
  }
}
