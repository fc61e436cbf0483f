/** The box in which public virtual interfaces of a Region end. */
export function publicBox(region: string): string {
  return `public ${region}`
}
