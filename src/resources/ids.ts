/** `n` bytes of entropy; the caller owns the randomness. */
export type Entropy = (n: number) => Uint8Array

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A Direct Connect id: the prefix and eight characters of a-z and 0-9, such as `dxcon-fgk3cfwy`. */
export function directConnectId<P extends 'dxcon' | 'dxvif' | 'dxpeer' | 'dxlag'>(prefix: P, random: Entropy): `${P}-${string}` {
  return `${prefix}-${alphanumeric(8, random)}`
}

/** A resiliency group's id: `dxrg-` and 17 characters of a-z and 0-9. */
export function resiliencyGroupId(random: Entropy): `dxrg-${string}` {
  return `dxrg-${alphanumeric(17, random)}`
}

/** `length` characters of a-z and 0-9. The modulo favours four letters slightly, which is of no matter for an id. */
function alphanumeric(length: number, random: Entropy): string {
  return [...random(length)].map(byte => ALPHANUMERIC[byte % ALPHANUMERIC.length]).join('')
}

/** A resource id of EC2: the prefix and 17 hexadecimal digits, such as `vpc-0a1b2c3d4e5f60718`. */
export function ec2Id<P extends string>(prefix: P, random: Entropy): `${P}-${string}` {
  return `${prefix}-0${hexadecimal(random(8))}`
}

/** A random UUID (RFC 9562 §5.4, version 4): ids of DX gateways and their associations. */
export function uuid(random: Entropy): string {
  const bytes = Uint8Array.from(random(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return hexadecimal(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The bytes as lower-case hexadecimal digits. */
export function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The six letters and digits behind a secret's name in its ARN. */
export function secretSuffix(random: Entropy): string {
  return alphanumeric(6, random)
}
