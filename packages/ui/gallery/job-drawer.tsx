import { Eye, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../src/controls/button.tsx'
import { Drawer } from '../src/layout/drawer.tsx'
import { JobStatusBadge } from '../src/status/job-status-badge.tsx'

export function JobDrawer(props: {
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      label="Detail email untuk Dewi Lestari"
      position="Email 2 dari 1.757"
      onPrevious={() => undefined}
      onNext={() => undefined}
      footer={
        <>
          <Button variant="primary" icon={Send}>
            Coba sekarang
          </Button>
          <Button icon={Eye}>Lihat email</Button>
        </>
      }
    >
      <h2>
        Dewi Lestari <JobStatusBadge status="pending" />
      </h2>
      {props.children}
    </Drawer>
  )
}
