terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" {
  description = "URL of the service."
  type        = string
}

variable "purpose" {
  description = "Value of a tag, to change it."
  type        = string
  default     = "first"
}

variable "appliance_mode" {
  description = "Of the first VPC's attachment."
  type        = string
  default     = "disable"
}

variable "allowed_prefixes" {
  description = "What is announced to the customer."
  type        = list(string)
  default     = ["10.80.0.0/16"]
}

provider "aws" {
  access_key                  = "111111111111"
  secret_key                  = "any"
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    directconnect = var.endpoint
    ec2           = var.endpoint
    sts           = var.endpoint
  }
}

provider "aws" {
  alias                       = "away"
  access_key                  = "222222222222"
  secret_key                  = "any"
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    directconnect = var.endpoint
    ec2           = var.endpoint
    sts           = var.endpoint
  }
}
