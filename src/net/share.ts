/** 0.02 of `2%` or `2 %`: more than nothing and less than all; undefined if it is none. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())
  const share = match ? Number(match[1]) / 100 : 0
  return share > 0 && share < 1 ? share : undefined
}
