/** The call or a file is wrong: the message goes to stderr as it is, and the exit code is 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
