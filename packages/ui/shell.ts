/**
 * What index.html shows until the app has loaded: the frame with grey bars where things will be, in the look of the
 * real one, and without words except the product's name. theme-boot.js says which of the two pages it is.
 */
export function shellHtml(app: 'affiliate' | 'admin'): string {
  const admin = app === 'admin'
  return `<div class="frame${admin ? ' frame--admin' : ''} shell shell--page" aria-hidden="true">
<div class="nav">${brand(admin)}<div class="shell__nav">${bars(5, 'shell__item')}</div></div>
<div class="topbar"><span class="skeleton shell__title"></span></div>
<div class="shell__main"><div class="content">
<span class="skeleton shell__head"></span>
<div class="card shell__card">${bars(7, 'shell__row')}</div>
</div></div>
<div class="bottombar">${bars(5, 'shell__tab')}</div>
</div>
<div class="auth${admin ? ' auth--admin' : ''} shell shell--sign-in" aria-hidden="true">
<div class="auth__main"><div class="auth__bar">${brand(admin)}</div>
<div class="auth__form"><span class="skeleton shell__head"></span>${bars(3, 'shell__field')}</div></div>
<div class="auth__side"></div>
</div>
<noscript><p class="shell__noscript">Aplikasi ini memerlukan JavaScript. &middot; This app needs JavaScript.</p></noscript>`
}

function brand(admin: boolean): string {
  const name = admin
    ? '<span>Booster</span><span class="admin-tag">ADMIN</span>'
    : '<span>Affiliate Booster</span>'
  return `<div class="nav__brand"><svg class="nav__mark" viewBox="0 0 24 24"><rect width="24" height="24" rx="6"/><path d="m7 11.5 5-4.5 5 4.5M7 17l5-4.5 5 4.5"/></svg>${name}</div>`
}

function bars(count: number, className: string): string {
  return `<span class="skeleton ${className}"></span>`.repeat(count)
}
