import { z } from 'zod'

const ACCOUNT = z
  .string()
  .regex(/^\d{12}$/, { error: ({ input }) => `is ${shown(input)}; it takes the 12 digits of an account.` })

// What is wrong with a secret is said without the secret.
const secret = z
  .string({ error: () => 'is missing; every access key has a secret of at least 16 characters.' })
  .regex(/^[\x21-\x7e]{16,256}$/, {
    error: ({ input }) =>
      `has ${String(input).length} characters; it takes 16 to 256 printable ones of ASCII without spaces, e.g. of openssl rand -base64 30.`,
  })

const user = z
  .string({ error: () => 'is missing; it takes the name of the user that the key belongs to, or root.' })
  .regex(/^[\w+=,.@-]{1,64}$/, { error: ({ input }) => `is ${shown(input)}; it takes up to 64 of letters, digits and _+=,.@-` })

const key = z.strictObject(
  {
    secret,
    account: ACCOUNT,
    user,
    role: z
      .enum(['customer', 'partner'], { error: ({ input }) => `is ${shown(input)}; it takes customer or partner.` })
      .default('customer'),
    trusts: z.array(ACCOUNT, { error: () => 'takes a list of accounts of 12 digits.' }).default([]),
  },
  {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `has the unknown member ${issue.keys.join(', ')}; a key has secret, account, user, role and trusts.`
        : 'is no map; it takes { secret: …, account: …, user: … }.',
  },
)

const NAME = 'is no access key; one has 4 to 128 letters, digits and underscores, such as AKIAIOSFODNN7EXAMPLE.'

/** The credentials file: access keys and whom they stand for. Messages go behind the path of the member. */
export const credentialsSchema = z.record(z.string().regex(/^\w{4,128}$/, { error: () => NAME }), key, {
  error: issue => (issue.code === 'invalid_key' ? NAME : 'takes a map of access keys.'),
})

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  return typeof value === 'string' ? value.slice(0, 40) || 'empty' : 'no text'
}
