import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** URLs by the ARN of the topic whose messages go there. */
export type Webhooks = ReadonlyMap<string, URL>

const webhooksSchema = z.record(
  z.string().regex(/^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/, {
    error: () => 'is no ARN of an SNS topic, such as arn:aws:sns:us-east-1:123456789012:noc.',
  }),
  z
    .string({ error: () => 'takes one URL as text.' })
    .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: ({ input }) => `is ${JSON.stringify(input)}; it takes an http or https URL such as http://127.0.0.1:9000/hook.`,
    }),
  {
    error: () =>
      'the file takes a map of topic ARNs to URLs, { "arn:aws:sns:us-east-1:123456789012:noc": "http://127.0.0.1:9000/hook" }.',
  },
)

/** Where topics' messages go, from a YAML or JSON file. Rejects with a Refusal that names the file and what is wrong in it. */
export async function readWebhooks(file: string): Promise<Webhooks> {
  let value: unknown
  try {
    value = parse(await readFile(file, 'utf8'), { logLevel: 'silent' })
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    throw new Refusal(`The webhooks file ${file} cannot be read: ${code ?? message}.`)
  }
  const read = webhooksSchema.safeParse(value)
  if (read.success) return new Map(Object.entries(read.data).map(([arn, url]) => [arn, new URL(url)]))
  const sentences = read.error.issues.map(issue => {
    const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
    return `${file}: ${issue.path.join('.')}${issue.path.length > 0 ? ' ' : ''}${message}`
  })
  throw new Refusal(sentences.join('\n'))
}
