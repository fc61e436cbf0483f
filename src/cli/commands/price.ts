import { Command, InvalidArgumentError, Option } from 'commander'
import type { Html } from '../../drill/report/html.ts'
import { Decimal } from '../../net/money.ts'
import { svgFile } from '../../planner/answer/charts/chart.ts'
import { price } from '../../pricing/price.ts'
import { priceCsv } from '../../pricing/priceCsv.ts'
import { priceFocus } from '../../pricing/priceFocus.ts'
import type { PriceReport } from '../../pricing/priceReport.ts'
import { PRICE_COLUMNS, priceRows, priceSummary } from '../../pricing/priceText.ts'
import { sensitivity } from '../../pricing/sensitivity.ts'
import { SENSITIVITY_COLUMNS, sensitivityRows } from '../../pricing/sensitivityText.ts'
import { totalCost } from '../../pricing/totalCost.ts'
import { yearsByCategory } from '../../pricing/yearsByCategory.ts'
import { catalogueInUse } from '../catalogueInUse.ts'
import { noteEmptyAccount } from '../emptyAccount.ts'
import { readEstate } from '../openEstate.ts'
import { printJson, printTable } from '../output.ts'
import { costDrawing, sensitivityDrawing, TOLD_INPUTS } from '../priceDrawings.ts'
import { priceInputOf } from '../pricedEstate.ts'
import { priceHtml } from '../priceHtml.ts'
import { Refusal } from '../refusal.ts'
import { refuseOverwriting } from '../refuseOverwriting.ts'
import { ask, isUrl } from '../running.ts'
import { writeText } from '../writeText.ts'

interface Options {
  readonly json?: true
  readonly csv?: true
  readonly html?: string
  readonly focus?: string
  readonly years?: number
  readonly growth?: Decimal
  readonly chart?: string
  readonly sensitivity?: true
  readonly tornado?: string
}

export const priceCommand = new Command('price')
  .summary('what an estate costs a month, line by line, each with its source')
  .description(
    'List prices in US dollars without tax, for a month of 730 hours. What is not known is listed and never taken for zero.',
  )
  .argument('<estate>', 'an estate file, or the URL of a running service')
  .addOption(new Option('--json', 'the price as JSON on stdout, exact numbers').conflicts('csv'))
  .option('--csv', 'the lines as CSV on stdout')
  .option('--html <file.html>', 'also write a page that a browser shows')
  .option('--focus <file.csv>', 'also write the lines in the columns of FOCUS 1.0')
  .option('--years <count>', 'also over so many years', wholeYears)
  .option('--growth <percent>', 'with --years: how much volumes grow from year to year, such as 20', percent)
  .option('--chart <file.svg>', 'also draw what the money is spent on: a month, or each year with --years')
  .option('--sensitivity', 'also tell which inputs move the total most when they are 20 % less or more')
  .option('--tornado <file.svg>', 'also draw that')
  .addHelpText(
    'after',
    `
Examples:
  landbridge price examples/two-locations/estate.yaml
  landbridge price estate.yaml --json | jq -r .monthly
  landbridge price estate.yaml --years 3 --growth 20      at today's prices
  landbridge price estate.yaml --years 5 --growth 20 --chart years.svg --sensitivity
  landbridge price http://127.0.0.1:7224

The volume of a flow is its monthly: in the estate (monthlyBack: says how much of it goes from its end to its start); cross-connect
and partner fees are fees: { PORT: { crossConnect: 300, partner: 450 } }. Amounts of hours are those of a whole month.

Exit code: 0 here is the price, as far as it is known; 2 the call or the file is wrong.`,
  )
  .action(async (estate: string, options: Options) => {
    const { html, focus, chart, tornado: uncertainty } = options
    refuseOverwriting([estate], { html, focus, chart, tornado: uncertainty })
    const { report, drawing } = isUrl(estate) ? await ofService(estate, options) : await ofFile(estate, options)
    const { sensitivity, currency } = report
    const tornado = sensitivity && sensitivityDrawing(sensitivity, currency)
    const drawings = tornado ? [drawing, tornado] : [drawing]
    if (options.html !== undefined) await writeText(options.html, priceHtml(report, `Price of ${estate}`, drawings))
    if (options.chart !== undefined) await writeText(options.chart, svgFile(drawing))
    if (options.tornado !== undefined && tornado) await writeText(options.tornado, svgFile(tornado))
    if (options.focus !== undefined) await writeText(options.focus, priceFocus(report, thisMonth(new Date())))
    if (options.json) return printJson(report)
    if (options.csv) return void process.stdout.write(priceCsv(report))
    printTable(PRICE_COLUMNS, priceRows(report))
    console.log(`\n${priceSummary(report)}`)
    if (!sensitivity) return
    console.log('')
    printTable(SENSITIVITY_COLUMNS, sensitivityRows(sensitivity, TOLD_INPUTS))
  })

interface Priced {
  readonly report: PriceReport
  readonly drawing: Html
}

async function ofService(url: string, options: Options): Promise<Priced> {
  for (const name of ['years', 'sensitivity', 'tornado'] as const) {
    if (options[name] !== undefined) throw new Refusal(`--${name} is computed of an estate file; give the file instead of a URL.`)
  }
  const report = await ask<PriceReport>(url, 'POST', '/prices', {})
  if (report.lines.length + report.unknown.length === 0) await noteEmptyAccount(url)
  if (report.unknown.some(({ because }) => because.includes('give fees:')))
    console.error(
      'A service keeps no fees: those of an estate file are in the price of the file, and POST /landbridge/v1/prices takes them.',
    )
  return { report, drawing: costDrawing(report, `What a month is spent on: ${url}`) }
}

async function ofFile(file: string, { years, growth, sensitivity: asked, tornado }: Options): Promise<Priced> {
  if (growth !== undefined && years === undefined) throw new Refusal('--growth goes with --years.')
  const catalogue = await catalogueInUse()
  const input = await priceInputOf(await readEstate(file))
  const outlook = years === undefined ? undefined : { years, growthPercent: growth ?? Decimal.ZERO }
  const report = {
    ...price(input, catalogue),
    ...(outlook && { tco: totalCost(input, catalogue, outlook) }),
    ...((asked || tornado !== undefined) && { sensitivity: sensitivity(input, catalogue, outlook) }),
  }
  const byYear = outlook && yearsByCategory(input, catalogue, outlook)
  return { report, drawing: costDrawing(report, `What the money is spent on: ${file}`, byYear) }
}

function wholeYears(text: string): number {
  const years = Number(text)
  if (Number.isInteger(years) && years >= 1 && years <= 50) return years
  throw new InvalidArgumentError('It takes a whole number from 1 to 50.')
}

function percent(text: string): Decimal {
  const value = Decimal.parse(text.replace(/%$/, ''))
  if (value !== undefined && value.compare(Decimal.of(-100)) >= 0 && value.compare(Decimal.of(1000)) <= 0) return value
  throw new InvalidArgumentError('It takes a number of percent from -100 to 1000, such as 20.')
}

function thisMonth(now: Date): { readonly start: string; readonly end: string } {
  const day = (month: number) => new Date(Date.UTC(now.getUTCFullYear(), month, 1)).toISOString().replace('.000Z', 'Z')
  return { start: day(now.getUTCMonth()), end: day(now.getUTCMonth() + 1) }
}
