/** Where a service listens when nobody says otherwise. */
export const DEFAULT_PORT = 7224
