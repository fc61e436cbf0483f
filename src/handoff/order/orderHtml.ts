import { escapedXml } from '../escapedXml.ts'
import type { Chapter, StepName, Table } from './chapter.ts'
import type { OrderList } from './orderList.ts'
import { datesText, scheduleTable } from './scheduleTable.ts'

/** The same as one page to print: no scripts, nothing loaded, boxes to tick with a pen. */
export function orderHtml({ title, estate, chapters, schedule }: OrderList): string {
  const headings = new Map<StepName, string>(chapters.flatMap(({ step, heading }) => (step ? [[step, heading] as const] : [])))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapedXml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${STYLE}</style></head><body><main>
<h1>${escapedXml(title)}</h1>
<p>Written from ${escapedXml(estate)}. Boxes are to be ticked, empty cells to be filled in.</p>
<h2>Schedule</h2>
${schedule.remarks.map(remark => `<p>${escapedXml(remark)}</p>`).join('\n')}
${table(scheduleTable(schedule, headings))}
${chapters.map((chapter, index) => section(chapter, index + 1, datesText(chapter, schedule))).join('\n')}
</main></body></html>
`
}

function section({ heading, paragraphs = [], tasks, tables = [] }: Chapter, number: number, dates: readonly string[]): string {
  return `<section><h2>${number}. ${escapedXml(heading)}</h2>
${dates.map(text => `<p class="dates">${escapedXml(text)}</p>`).join('')}
${paragraphs.map(text => `<p>${inline(text)}</p>`).join('\n')}
<ul>${tasks.map(task => `<li>${inline(task)}</li>`).join('')}</ul>
${tables.map(table).join('\n')}</section>`
}

function table({ title, head, rows }: Table): string {
  const cells = (texts: readonly string[], tag: 'td' | 'th') => texts.map(text => `<${tag}>${inline(text)}</${tag}>`).join('')
  return `<div class="wide"><table>${title === undefined ? '' : `<caption>${escapedXml(title)}</caption>`}
<thead><tr>${cells(head, 'th')}</tr></thead>
<tbody>${rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table></div>`
}

/** Commands stand between backticks; a day is not broken at its hyphens. */
function inline(text: string): string {
  return escapedXml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\b\d{4}-\d\d-\d\d\b/g, '<span class="day">$&</span>')
}

const STYLE = `
:root{color-scheme:light dark}
body{font:15px/1.45 system-ui,sans-serif;margin:0}
main{max-width:75rem;margin:0 auto;padding:1.5rem}
h2{margin:2rem 0 .5rem;break-after:avoid}
.dates{font-style:italic}
ul{list-style:none;padding:0}
li{margin:.35rem 0;padding-left:1.8em;text-indent:-1.8em;break-inside:avoid}
li::before{content:"";display:inline-block;box-sizing:border-box;width:1em;height:1em;border:1.5px solid;margin-right:.8em;vertical-align:-.1em}
code{font:.88em ui-monospace,monospace;overflow-wrap:anywhere}
.day{white-space:nowrap}
.wide{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;min-width:100%}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid color-mix(in srgb,currentColor 40%,transparent);padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:3rem}
tr{break-inside:avoid}
@page{size:A4 landscape;margin:12mm}
@media print{body{font-size:9.5pt}main{padding:0;max-width:none}.wide{overflow:visible}}
`
