# Taken over from a network that is there: what Terraform reads of it must be what is written here, so nothing changes.

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
  access_key                  = "111111111111"
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

variable "endpoint" {
  description = "Where the service listens."
  type        = string
}

variable "ids" {
  description = "What the other folder gives as its output of this name."
  type = object({
    connection       = string
    lag              = string
    private          = string
    public           = string
    transit          = string
    gateway          = string
    transit_gateway  = string
    association      = string
    virtual_gateway  = string
    hosted_interface = string
  })
}

import {
  to = aws_dx_connection.first
  id = var.ids.connection
}

resource "aws_dx_connection" "first" {
  name      = "first"
  location  = "EqDC2"
  bandwidth = "10Gbps"
  tags      = { Purpose = "second" }
}

import {
  to = aws_dx_lag.bundle
  id = var.ids.lag
}

resource "aws_dx_lag" "bundle" {
  name                  = "renamed-bundle"
  location              = "CSVA1"
  connections_bandwidth = "10Gbps"
  tags                  = { Purpose = "second" }
}

import {
  to = aws_dx_private_virtual_interface.own
  id = var.ids.private
}

resource "aws_dx_private_virtual_interface" "own" {
  connection_id    = aws_dx_connection.first.id
  dx_gateway_id    = aws_dx_gateway.hub.id
  name             = "own-private"
  vlan             = 100
  address_family   = "ipv4"
  bgp_asn          = 65000
  mtu              = 9001
  sitelink_enabled = true
  tags             = { Purpose = "second" }
}

import {
  to = aws_dx_public_virtual_interface.own
  id = var.ids.public
}

resource "aws_dx_public_virtual_interface" "own" {
  connection_id         = aws_dx_connection.first.id
  name                  = "own-public"
  vlan                  = 101
  address_family        = "ipv4"
  bgp_asn               = 65000
  amazon_address        = "203.0.113.1/30"
  customer_address      = "203.0.113.2/30"
  route_filter_prefixes = ["198.51.100.0/24", "203.0.113.0/30"]
  tags                  = { Purpose = "second" }
}

import {
  to = aws_dx_transit_virtual_interface.own
  id = var.ids.transit
}

resource "aws_dx_transit_virtual_interface" "own" {
  connection_id  = aws_dx_connection.first.id
  dx_gateway_id  = var.ids.transit_gateway
  name           = "own-transit"
  vlan           = 102
  address_family = "ipv4"
  bgp_asn        = 65000
  mtu            = 8500
  tags           = { Purpose = "second" }
}

import {
  to = aws_dx_hosted_private_virtual_interface.theirs
  id = var.ids.hosted_interface
}

resource "aws_dx_hosted_private_virtual_interface" "theirs" {
  connection_id    = aws_dx_connection.first.id
  owner_account_id = "222222222222"
  name             = "their-private"
  vlan             = 200
  address_family   = "ipv4"
  bgp_asn          = 65000
  bgp_auth_key     = "agreed-with-both"
}

import {
  to = aws_dx_gateway.hub
  id = var.ids.gateway
}

resource "aws_dx_gateway" "hub" {
  name            = "renamed-hub"
  amazon_side_asn = "64600"
}

import {
  to = aws_dx_gateway_association.own
  id = var.ids.association
}

resource "aws_dx_gateway_association" "own" {
  dx_gateway_id         = aws_dx_gateway.hub.id
  associated_gateway_id = var.ids.virtual_gateway
  allowed_prefixes      = ["10.60.0.0/17", "10.60.128.0/17"]
}
