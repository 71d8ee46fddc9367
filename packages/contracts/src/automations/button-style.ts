/** What mail programs draw as a button. */
export const BUTTON_STYLE =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6e5b;color:#ffffff;font-weight:600;text-decoration:none'
