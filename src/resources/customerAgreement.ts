/** Terms that an account has confirmed, by their name. */
export interface CustomerAgreement {
  readonly name: string
  readonly signedAt: number
}
