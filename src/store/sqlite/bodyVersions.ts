import { BODY_VERSION } from '../../resources/kinds.ts'

/** Raises a body of one version to the next; it gets every kind and answers the body as it is where nothing changed. */
type BodyStep = (kind: string, body: unknown) => unknown

export interface BodyVersions {
  readonly current: number
  /** `steps[1]` raises version 1 to 2, and so on up to `current`. */
  readonly steps: Readonly<Record<number, BodyStep>>
}

/** The bodies of this program and how older ones become these. Raise BODY_VERSION and add a step here, together. */
export const BODY_VERSIONS: BodyVersions = {
  current: BODY_VERSION,
  steps: {},
}
