# One account shares a transit gateway with another, which Terraform enters by a role.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" {
  description = "Where the service listens."
  type        = string
}

variable "transit_gateway_arn" {
  description = "What the owner shares."
  type        = string
}

variable "prefix_list_arn" {
  description = "What the owner puts into the share later."
  type        = string
}

variable "share_name" {
  description = "A name that is changed in place."
  type        = string
  default     = "network"
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "111111111111"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    ram           = var.endpoint
    sts           = var.endpoint
    ec2           = var.endpoint
    directconnect = var.endpoint
    iam           = var.endpoint
    servicequotas = var.endpoint
  }
}

provider "aws" {
  alias                   = "guest"
  region                  = "us-east-1"
  access_key              = "111111111111"
  secret_key              = "any"
  skip_metadata_api_check = true
  skip_region_validation  = true

  assume_role {
    role_arn     = "arn:aws:iam::222222222222:role/terraform/network"
    session_name = "sharing"
    external_id  = "agreed"
    duration     = "30m"
  }

  endpoints {
    ram           = var.endpoint
    sts           = var.endpoint
    ec2           = var.endpoint
    directconnect = var.endpoint
    iam           = var.endpoint
  }
}

data "aws_caller_identity" "owner" {}

data "aws_caller_identity" "guest" {
  provider = aws.guest
}

resource "aws_ram_resource_share" "network" {
  name                      = var.share_name
  allow_external_principals = true

  tags = {
    Purpose = var.share_name
  }
}

resource "aws_ram_resource_association" "gateway" {
  resource_arn       = var.transit_gateway_arn
  resource_share_arn = aws_ram_resource_share.network.arn
}

resource "aws_ram_resource_association" "prefixes" {
  resource_arn       = var.prefix_list_arn
  resource_share_arn = aws_ram_resource_share.network.arn
}

resource "aws_ram_principal_association" "guest" {
  principal          = data.aws_caller_identity.guest.account_id
  resource_share_arn = aws_ram_resource_share.network.arn
}

resource "aws_ram_resource_share_accepter" "guest" {
  provider   = aws.guest
  share_arn  = aws_ram_principal_association.guest.resource_share_arn
  depends_on = [aws_ram_resource_association.gateway, aws_ram_resource_association.prefixes]
}

# The guest's own things are in the guest's account.
resource "aws_dx_gateway" "guest" {
  provider        = aws.guest
  name            = "of-the-guest"
  amazon_side_asn = "64600"
}

resource "aws_servicequotas_service_quota" "vpcs" {
  service_code = "vpc"
  quota_code   = "L-F678F1CE"
  value        = 20
}

data "aws_servicequotas_service_quota" "gateways" {
  service_code = "directconnect"
  quota_name   = "Direct Connect gateways per account"
}

output "read" {
  value = {
    owner    = data.aws_caller_identity.owner.account_id
    guest    = data.aws_caller_identity.guest.arn
    shared   = sort(aws_ram_resource_share_accepter.guest.resources)
    hub      = aws_dx_gateway.guest.owner_account_id
    gateways = data.aws_servicequotas_service_quota.gateways.value
    vpcs     = aws_servicequotas_service_quota.vpcs.value
  }
}
