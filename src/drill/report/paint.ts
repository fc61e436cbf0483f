/** How a piece of a text report is meant; whoever prints it decides what that looks like. */
export type Style = 'bad' | 'warning' | 'good' | 'strong' | 'dim'

/** Gives a text its look. It must not change how many columns the text takes. */
export type Paint = (style: Style, text: string) => string

/** The look of a text file: none. */
export const plain: Paint = (_, text) => text
