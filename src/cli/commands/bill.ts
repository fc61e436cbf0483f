import { Command, Option } from 'commander'
import type { BillReport } from '../../pricing/billReport.ts'
import { billSummary } from '../../pricing/billText.ts'
import { priceCsv } from '../../pricing/priceCsv.ts'
import { priceFocus } from '../../pricing/priceFocus.ts'
import { PRICE_COLUMNS, priceRows } from '../../pricing/priceText.ts'
import { billHtml } from '../billHtml.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl } from '../running.ts'
import { writeText } from '../writeText.ts'

interface Options {
  readonly month?: string
  readonly from?: string
  readonly to?: string
  readonly json?: true
  readonly csv?: true
  readonly html?: string
  readonly focus?: string
}

export const billCommand = new Command('bill')
  .summary('what your account has used on a running service, line by line')
  .description(
    'Hours that began and bytes that arrived, from the service’s own record, at the prices in use. What was deleted meanwhile stays on the bill. List prices in US dollars without tax.',
  )
  .argument('<url>', 'the URL of a running service')
  .option('--month <month>', 'such as 2026-11 (default: the month that runs)')
  .option('--from <day>', 'the first day, such as 2026-11-01, in UTC')
  .option('--to <day>', 'the first day that is not on it')
  .addOption(new Option('--json', 'the bill as JSON on stdout, exact numbers').conflicts('csv'))
  .option('--csv', 'the lines as CSV on stdout')
  .option('--html <file.html>', 'also write a page that a browser shows')
  .option('--focus <file.csv>', 'also write the lines in the columns of FOCUS 1.0')
  .addHelpText(
    'after',
    `
Examples:
  landbridge bill http://127.0.0.1:7224
  landbridge bill http://127.0.0.1:7224 --month 2026-11 --csv
  landbridge bill http://127.0.0.1:7224 --from 2026-11-01 --to 2026-11-15 --json | jq -r .total

Of an estate file there is no bill, for nothing of it has run; landbridge price says what a month of it would cost.

Exit code: 0 here is the bill, as far as prices are known; 2 the call is wrong.`,
  )
  .action(async (url: string, { month, from, to, json, csv, html, focus }: Options) => {
    if (!isUrl(url)) throw new Refusal(`${url} is no URL; bill takes that of a running service, and price takes estate files.`)
    const report = await ask<BillReport>(url, 'POST', '/bills', { month, from, to })
    if (html !== undefined) await writeText(html, billHtml(report))
    if (focus !== undefined)
      await writeText(focus, priceFocus(report, { start: midnight(report.from), end: midnight(report.to) }))
    if (json) return printJson(report)
    if (csv) return void process.stdout.write(priceCsv(report))
    printTable(PRICE_COLUMNS, priceRows(report))
    console.log(`\n${billSummary(report)}`)
  })

function midnight(day: string): string {
  return `${day}T00:00:00Z`
}
