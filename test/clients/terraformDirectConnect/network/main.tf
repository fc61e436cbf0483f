# All that Terraform's AWS provider has for Direct Connect, between the account of a partner and that of its customer.

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
  access_key                  = local.partner
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    directconnect  = var.endpoint
    ec2            = var.endpoint
    secretsmanager = var.endpoint
    sts            = var.endpoint
    iam            = var.endpoint
  }
}

provider "aws" {
  alias                       = "customer"
  region                      = "us-east-1"
  access_key                  = local.customer
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    directconnect = var.endpoint
    ec2           = var.endpoint
    sts           = var.endpoint
    iam           = var.endpoint
  }
}

locals {
  # Without a credentials file an access key of twelve digits is its account.
  partner  = "111111111111"
  customer = "222222222222"
}
