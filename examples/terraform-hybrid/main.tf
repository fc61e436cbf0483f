# A small hybrid network: one Direct Connect through a Direct Connect gateway, a VPN behind it, and a branch with a static VPN.
# npm start, then in this folder: terraform init && terraform apply

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "mtu" {
  description = "MTU of the virtual interface: 1500, or 9001 for jumbo frames."
  type        = number
  default     = 9001
}

variable "endpoint" {
  description = "Where Landbridge listens; remove it and the endpoints below for AWS itself."
  type        = string
  default     = "http://127.0.0.1:7224"
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "terraform"
  secret_key                  = "terraform"
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

resource "aws_vpc" "prod" {
  cidr_block = "10.40.0.0/16"
  tags       = { Name = "prod" }
}

resource "aws_subnet" "app" {
  vpc_id     = aws_vpc.prod.id
  cidr_block = "10.40.1.0/24"
  tags       = { Name = "app" }
}

resource "aws_route_table" "app" {
  vpc_id = aws_vpc.prod.id
  tags   = { Name = "app" }
}

resource "aws_route_table_association" "app" {
  subnet_id      = aws_subnet.app.id
  route_table_id = aws_route_table.app.id
}

resource "aws_vpn_gateway" "prod" {
  vpc_id          = aws_vpc.prod.id
  amazon_side_asn = 64512
  tags            = { Name = "prod" }
}

resource "aws_vpn_gateway_route_propagation" "app" {
  vpn_gateway_id = aws_vpn_gateway.prod.id
  route_table_id = aws_route_table.app.id
}

resource "aws_dx_connection" "first" {
  name      = "terraform-first"
  location  = "EqDC2"
  bandwidth = "10Gbps"
  tags      = { Name = "first" }
}

resource "aws_dx_gateway" "hub" {
  name            = "terraform-hub"
  amazon_side_asn = "64600"
}

resource "aws_dx_gateway_association" "prod" {
  dx_gateway_id         = aws_dx_gateway.hub.id
  associated_gateway_id = aws_vpn_gateway.prod.id
}

resource "aws_dx_private_virtual_interface" "first" {
  connection_id    = aws_dx_connection.first.id
  dx_gateway_id    = aws_dx_gateway.hub.id
  name             = "terraform-first"
  vlan             = 100
  address_family   = "ipv4"
  bgp_asn          = 65000
  amazon_address   = "169.254.40.1/30"
  customer_address = "169.254.40.2/30"
  mtu              = var.mtu
}

resource "aws_customer_gateway" "edge" {
  bgp_asn    = 65000
  ip_address = "203.0.113.40"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "backup" {
  vpn_gateway_id        = aws_vpn_gateway.prod.id
  customer_gateway_id   = aws_customer_gateway.edge.id
  type                  = "ipsec.1"
  tunnel1_inside_cidr   = "169.254.41.0/30"
  tunnel2_inside_cidr   = "169.254.42.0/30"
  tunnel1_preshared_key = "first.key.of.terraform"
  tunnel2_preshared_key = "second.key.of.terraform"
}

resource "aws_customer_gateway" "branch" {
  bgp_asn    = 65000
  ip_address = "203.0.113.41"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "branch" {
  vpn_gateway_id      = aws_vpn_gateway.prod.id
  customer_gateway_id = aws_customer_gateway.branch.id
  type                = "ipsec.1"
  static_routes_only  = true
}

resource "aws_vpn_connection_route" "branch" {
  vpn_connection_id      = aws_vpn_connection.branch.id
  destination_cidr_block = "10.41.0.0/16"
}

output "connection" {
  value = aws_dx_connection.first.id
}

output "virtual_interface" {
  value = aws_dx_private_virtual_interface.first.id
}

output "tunnels" {
  value = [aws_vpn_connection.backup.tunnel1_address, aws_vpn_connection.backup.tunnel2_address]
}
