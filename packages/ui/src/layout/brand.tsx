import { UiLink } from '../controls/link.tsx'

export interface BrandProps {
  readonly variant: 'affiliate' | 'admin'
  readonly homeHref: string
}

/** Mark and name; admin wears the amber tag. */
export function Brand({ variant, homeHref }: BrandProps) {
  return (
    <UiLink className="nav__brand" href={homeHref}>
      <svg className="nav__mark" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="6" />
        <path d="m7 11.5 5-4.5 5 4.5M7 17l5-4.5 5 4.5" />
      </svg>
      {variant === 'admin' ? (
        <>
          <span>Booster</span>
          <span className="admin-tag">ADMIN</span>
        </>
      ) : (
        <span>Affiliate Booster</span>
      )}
    </UiLink>
  )
}
