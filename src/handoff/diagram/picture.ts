/** A network to be drawn, from left to right: boxes in frames, and lines between them. */
export interface Picture {
  readonly title: string
  readonly frames: readonly Frame[]
  readonly lines: readonly Line[]
}

export interface Frame {
  /** Absent: its boxes stand in no frame. */
  readonly label?: string
  readonly boxes: readonly Box[]
}

export interface Box {
  readonly id: string
  readonly label: readonly string[]
}

export interface Line {
  readonly ends: readonly [string, string]
  readonly label: readonly string[]
  /** Over the Internet, or inside another line. */
  readonly isDashed?: boolean
}
