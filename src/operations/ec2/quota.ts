import { AwsError } from '../../resources/refusal.ts'

/** Refuses one more when `count` things are there already. `code` is EC2's own per noun, `what` its plural. */
export function checkQuota(
  code: string,
  what: string,
  { count, limit }: { readonly count: number; readonly limit: number },
): void {
  if (count >= limit) throw new AwsError(code, `The maximum number of ${what} has been reached (${limit}).`)
}
