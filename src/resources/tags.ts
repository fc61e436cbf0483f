/** Tags in the order they were set. Keys 1-128 characters, values 0-256. */
export type Tags = Readonly<Record<string, string>>
