import { styleText } from 'node:util'
import type { Paint, Style } from '../../drill/report/paint.ts'

const LOOKS: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  bad: ['bold', 'red'],
  warning: 'yellow',
  good: 'green',
  strong: 'bold',
  dim: 'dim',
}

/** Looks by ANSI escape sequences, whatever the output is. */
export const ansiPaint: Paint = (style, text) => styleText(LOOKS[style], text, { validateStream: false })
