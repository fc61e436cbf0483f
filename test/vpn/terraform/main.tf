# All that Terraform's AWS provider has for Site-to-Site VPN, on virtual private gateways and transit gateways.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "333333333333"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    ec2            = var.endpoint
    secretsmanager = var.endpoint
    sts            = var.endpoint
    iam            = var.endpoint
  }
}

variable "endpoint" {
  description = "Where the service listens."
  type        = string
}

variable "remote_cidr" {
  description = "Network on AWS's side of the connection with all options."
  type        = string
  default     = "10.0.0.0/8"
}

variable "dpd_seconds" {
  description = "Of the first tunnel of the connection with all options."
  type        = number
  default     = 60
}

variable "customer" {
  description = "Which customer gateway the connection that moves has."
  type        = string
  default     = "first"
}

variable "on_transit_gateway" {
  description = "Whether the connection that moves is on the transit gateway."
  type        = bool
  default     = false
}

variable "storage" {
  description = "Where the pre-shared keys of one connection are kept."
  type        = string
  default     = "SecretsManager"
}

variable "routes" {
  description = "Static routes of the static connection."
  type        = set(string)
  default     = ["192.168.0.0/16"]
}
