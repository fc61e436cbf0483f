import { Command, Option } from 'commander'
import { breakEvenChart } from '../../planner/answer/breakEvenChart.ts'
import { svgFile } from '../../planner/answer/charts/chart.ts'
import { breakEven } from '../../pricing/breakEven.ts'
import { breakEvenText } from '../../pricing/breakEvenText.ts'
import { drawnCurves } from '../../pricing/drawnCurves.ts'
import { catalogueInUse } from '../catalogueInUse.ts'
import { readEstate } from '../openEstate.ts'
import { printJson } from '../output.ts'
import { priceInputOf } from '../pricedEstate.ts'
import { Refusal } from '../refusal.ts'
import { refuseOverwriting } from '../refuseOverwriting.ts'
import { isUrl } from '../running.ts'
import { writeText } from '../writeText.ts'

export const breakevenCommand = new Command('breakeven')
  .summary('which of two estates is cheaper, by how much they send out of AWS')
  .argument('<estate-a>', 'an estate file')
  .argument('<estate-b>', 'another estate file')
  .addOption(new Option('--over <what>', 'what grows: data out of AWS a month').choices(['out']).default('out'))
  .option('--json', 'the intervals as JSON on stdout')
  .option('--chart <file.svg>', 'also draw both bills by volume')
  .addHelpText(
    'after',
    `
Examples:
  landbridge breakeven examples/single-vpn/estate.yaml examples/two-locations/estate.yaml
  landbridge breakeven vpn.yaml dx.yaml --json | jq '.intervals[0].to'
  landbridge breakeven vpn.yaml dx.yaml --chart bills.svg

What leaves AWS is shared among the flows as their monthly volumes are, or as their steady rates where none says one. Tiers are solved
exactly; from and to are rounded to 0.01 GB.

Exit code: 0 here is the answer; 2 the call or a file is wrong.`,
  )
  .action(async (a: string, b: string, { json, chart }: { json?: true; chart?: string }) => {
    refuseOverwriting([a, b], { chart })
    for (const name of [a, b])
      if (isUrl(name)) throw new Refusal(`breakeven compares files; give an estate file instead of ${name}.`)
    const catalogue = await catalogueInUse()
    const [first, second] = [await priceInputOf(await readEstate(a)), await priceInputOf(await readEstate(b))]
    const found = breakEven(first, second, catalogue)
    if (chart !== undefined) {
      const crossings = found.intervals.flatMap(({ to }) => (to === null ? [] : [to]))
      const curve = drawnCurves(first, second, catalogue, crossings)
      const keyOf = (name: string) => (name === a ? 'a' : 'b')
      await writeText(chart, svgFile(breakEvenChart([{ ...found, a, b, curve }], { currency: found.currency, keyOf })))
    }
    if (json) printJson({ ...found, a, b })
    else console.log(breakEvenText(found, { a, b }))
  })
