/** Names of the customer's side: up to 63 letters, digits, dots, dashes and underscores, beginning with a letter or digit. */
export const CUSTOMER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/
