# Gateways: the partner's, which takes its own VPC and, by a proposal, that of the customer.

resource "aws_dx_gateway" "hub" {
  name            = var.gateway_name
  amazon_side_asn = "64600"
}

resource "aws_dx_gateway" "transit" {
  name            = "transit"
  amazon_side_asn = "64601"
}

resource "aws_dx_gateway" "customer" {
  provider        = aws.customer
  name            = "customer"
  amazon_side_asn = "64602"
}

resource "aws_dx_gateway" "customer_transit" {
  provider        = aws.customer
  name            = "customer-transit"
  amazon_side_asn = "64603"
}

resource "aws_vpc" "own" {
  cidr_block = "10.60.0.0/16"
}

resource "aws_vpn_gateway" "own" {
  vpc_id = aws_vpc.own.id
}

resource "aws_dx_gateway_association" "own" {
  dx_gateway_id         = aws_dx_gateway.hub.id
  associated_gateway_id = aws_vpn_gateway.own.id
  allowed_prefixes      = var.own_prefixes
}

resource "aws_vpc" "customer" {
  provider   = aws.customer
  cidr_block = "10.61.0.0/16"
}

resource "aws_vpn_gateway" "customer" {
  provider = aws.customer
  vpc_id   = aws_vpc.customer.id
}

resource "aws_dx_gateway_association_proposal" "customer" {
  provider                    = aws.customer
  dx_gateway_id               = aws_dx_gateway.hub.id
  dx_gateway_owner_account_id = aws_dx_gateway.hub.owner_account_id
  associated_gateway_id       = aws_vpn_gateway.customer.id
  allowed_prefixes            = ["10.61.0.0/16"]
}

resource "aws_dx_gateway_association" "customer" {
  proposal_id                         = aws_dx_gateway_association_proposal.customer.id
  dx_gateway_id                       = aws_dx_gateway.hub.id
  associated_gateway_owner_account_id = local.customer
  allowed_prefixes                    = var.customer_prefixes
}
