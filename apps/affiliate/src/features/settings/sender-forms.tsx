/** What the card of the sender fetches when something is to be changed: both forms in one file. */
export { PostalAddressForm } from './postal-address-form.tsx'
export { SenderNameForm } from './sender-name-form.tsx'
