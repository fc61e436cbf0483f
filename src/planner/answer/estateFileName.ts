/** What a candidate's estate file is called: its place, and its name in what shells and Windows take without quotes. */
export function estateFileName(index: number, name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return `${index + 1}-${words}.yaml`
}

/** What one does with such a file. */
export function estateCommands(file: string): readonly string[] {
  return [
    `landbridge serve ${file}`,
    `landbridge drill ${file} --every single`,
    `landbridge check ${file}`,
    `landbridge price ${file} --years 3`,
    `landbridge export ${file} --out routers/`,
  ]
}
