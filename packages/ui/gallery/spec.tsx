/** One part of the sheet with its name. */
export function Spec({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="spec">
      <p className="spec__label">{label}</p>
      <div className="spec__set">{children}</div>
    </div>
  )
}
