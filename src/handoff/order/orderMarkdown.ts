import type { Chapter, StepName, Table } from './chapter.ts'
import type { OrderList } from './orderList.ts'
import { datesText, scheduleTable } from './scheduleTable.ts'

/** The checklist in Markdown. */
export function orderMarkdown({ title, estate, chapters, schedule }: OrderList): string {
  const headings = new Map<StepName, string>(chapters.flatMap(({ step, heading }) => (step ? [[step, heading] as const] : [])))
  return [
    `# ${title}`,
    '',
    `Written from ${estate}. Boxes are to be ticked, empty cells to be filled in.`,
    '',
    '## Schedule',
    '',
    ...schedule.remarks.flatMap(remark => [remark, '']),
    ...table(scheduleTable(schedule, headings)),
    ...chapters.flatMap((chapter, index) => [
      `## ${index + 1}. ${chapter.heading}`,
      '',
      ...datesText(chapter, schedule).flatMap(text => [`*${text}*`, '']),
      ...body(chapter),
    ]),
  ].join('\n')
}

function body({ paragraphs = [], tasks, tables = [] }: Chapter): readonly string[] {
  return [...paragraphs.flatMap(text => [text, '']), ...tasks.map(task => `- [ ] ${task}`), '', ...tables.flatMap(table)]
}

function table({ title, head, rows }: Table): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [...(title === undefined ? [] : [`**${title}**`, '']), line(head), line(head.map(() => '---')), ...rows.map(line), '']
}
