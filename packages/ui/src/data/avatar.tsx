import { initials } from '../format/initials.ts'

export interface AvatarProps {
  readonly name: string
  readonly size?: 'md' | 'lg' | undefined
}

/** Two letters of a name; decoration, the name stands beside it. */
export function Avatar({ name, size }: AvatarProps) {
  return (
    <span
      className={size === 'lg' ? 'avatar avatar--lg' : 'avatar'}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  )
}
