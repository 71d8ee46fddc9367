// Loaded as a blocking same-origin script before the stylesheet, so that the first painted frame has the
// right background and language. Plain ES5, no module: it must run at once. Keys as in format/theme.ts, locale.ts.
;(() => {
  var root = document.documentElement
  var theme = 'system'
  var locale = 'id'
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
})()
