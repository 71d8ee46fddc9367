// Loaded as a blocking same-origin script before the stylesheet, so that the first painted frame has the
// right background and language, and the shell of the right page (shell.ts). Plain, no module: it must run at once.
// Keys as in format/theme.ts, locale.ts.
;(() => {
  var root = document.documentElement
  var theme = 'system'
  var locale = /^en\b/.test((navigator.languages || []).filter((tag) => /^(id|en)\b/.test(tag))[0])
    ? 'en'
    : 'id'
  try {
    theme = localStorage.getItem('booster.theme') || theme
    locale = localStorage.getItem('booster.locale') || locale
  } catch {
    theme = 'system'
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  root.dataset.theme = theme
  root.lang = locale === 'en' ? 'en' : 'id'
  if (/\/sign-in\/?$/.test(location.pathname)) root.dataset.page = 'sign-in'
})()
