/** What a finding is about: the thing's id, and the name people gave it. */
export interface Subject {
  readonly id: string
  readonly name: string
}
