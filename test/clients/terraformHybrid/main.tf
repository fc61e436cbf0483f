# One hybrid network with all that it is made of: VPCs, what leads out of them, VPNs, a transit gateway, Direct Connect.

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
  access_key                  = "444444444444"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    cloudwatch    = var.endpoint
    directconnect = var.endpoint
    ec2           = var.endpoint
    sts           = var.endpoint
    iam           = var.endpoint
  }
}

provider "aws" {
  alias                       = "away"
  region                      = "eu-west-1"
  access_key                  = "555555555555"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    ec2 = var.endpoint
    sts = var.endpoint
    iam = var.endpoint
  }
}

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

variable "offices" {
  description = "Entries of the prefix list: block and what it is."
  type        = map(string)
  default     = { "192.168.0.0/20" = "headquarters", "192.168.16.0/20" = "factory" }
}

variable "static_routes" {
  description = "Of the VPN with static routing."
  type        = set(string)
  default     = ["192.168.64.0/20"]
}

variable "allowed_prefixes" {
  description = "What the Direct Connect gateway announces of the transit gateway."
  type        = list(string)
  default     = ["10.40.0.0/16"]
}

variable "threshold" {
  description = "Of the alarm."
  type        = number
  default     = 1
}

variable "public" {
  description = "Whether instances of the subnet by the internet get public addresses, and names with them."
  type        = bool
  default     = false
}

variable "way_out" {
  description = "Where the route to the branch leads: vgw or tgw."
  type        = string
  default     = "vgw"
}

locals {
  tags = { Purpose = var.purpose }
}
