/** A body that no mail can be made of. */
export class UnreadableBody extends Error {
  constructor(why: string) {
    super(`The body cannot be read: ${why}`)
    this.name = 'UnreadableBody'
  }
}
