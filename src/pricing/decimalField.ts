import { z } from 'zod'

/** An exact decimal number as text, as reports write money and quantities. */
export const decimalField = z.string().regex(/^-?\d+(\.\d+)?$/)
