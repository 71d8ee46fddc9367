/** An address that breaks before its @ rather than by one letter. */
export function EmailText({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@')
  if (at <= 0) return address
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
