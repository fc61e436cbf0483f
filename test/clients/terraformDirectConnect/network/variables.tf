variable "endpoint" {
  description = "Where the service listens."
  type        = string
}

# What AWS lets change in place.

variable "purpose" {
  description = "A tag of what takes tags."
  type        = string
  default     = "first"
}

variable "lag_name" {
  type    = string
  default = "bundle"
}

variable "gateway_name" {
  type    = string
  default = "hub"
}

variable "encryption_mode" {
  type    = string
  default = "should_encrypt"
}

variable "private_mtu" {
  type    = number
  default = 1500
}

variable "transit_mtu" {
  type    = number
  default = 1500
}

variable "sitelink" {
  type    = bool
  default = false
}

variable "own_prefixes" {
  description = "What the gateway announces of the partner's own VPC."
  type        = list(string)
  default     = ["10.60.0.0/16"]
}

variable "customer_prefixes" {
  description = "What the gateway announces of the customer's VPC, with the partner's leave."
  type        = list(string)
  default     = ["10.61.0.0/16"]
}
