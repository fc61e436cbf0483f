import qrcode from 'qrcode-generator'

/** The modules of a QR code (ISO/IEC 18004) for the text, row by row, true = dark; 15 % of damage is read through. */
export function qrSymbol(text: string): readonly (readonly boolean[])[] {
  const symbol = qrcode(0, 'M')
  symbol.addData(text, 'Byte')
  symbol.make()
  const places = Array.from({ length: symbol.getModuleCount() }, (_, at) => at)
  return places.map(row => places.map(column => symbol.isDark(row, column)))
}
