resource "aws_vpn_connection" "static" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.this["first"].id
  vpn_gateway_id      = aws_vpn_gateway.this.id
  static_routes_only  = true
  tags                = { Name = "static" }
}

resource "aws_vpn_connection_route" "this" {
  for_each = var.routes

  vpn_connection_id      = aws_vpn_connection.static.id
  destination_cidr_block = each.value
}

resource "aws_vpn_connection" "certified" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.certified.id
  vpn_gateway_id      = aws_vpn_gateway.this.id
}

resource "aws_vpn_connection" "kept" {
  type                  = "ipsec.1"
  customer_gateway_id   = aws_customer_gateway.this["first"].id
  vpn_gateway_id        = aws_vpn_gateway.this.id
  preshared_key_storage = var.storage
}

resource "aws_vpn_connection" "moving" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.this[var.customer].id
  vpn_gateway_id      = var.on_transit_gateway ? null : aws_vpn_gateway.this.id
  transit_gateway_id  = var.on_transit_gateway ? aws_ec2_transit_gateway.this.id : null
}

resource "aws_vpn_connection" "accelerated" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.this["second"].id
  transit_gateway_id  = aws_ec2_transit_gateway.this.id
  enable_acceleration = true
  static_routes_only  = true
}

resource "aws_vpn_connection" "ipv6" {
  type                     = "ipsec.1"
  customer_gateway_id      = aws_customer_gateway.this["first"].id
  transit_gateway_id       = aws_ec2_transit_gateway.this.id
  tunnel_inside_ip_version = "ipv6"
  local_ipv6_network_cidr  = "2001:db8:1::/48"
  remote_ipv6_network_cidr = "2001:db8:2::/48"
  tunnel1_inside_ipv6_cidr = "fd00:10:20::/126"
}

# Every option of both tunnels.
resource "aws_vpn_connection" "full" {
  type                     = "ipsec.1"
  customer_gateway_id      = aws_customer_gateway.this["second"].id
  transit_gateway_id       = aws_ec2_transit_gateway.this.id
  local_ipv4_network_cidr  = "192.168.0.0/16"
  remote_ipv4_network_cidr = var.remote_cidr

  tunnel1_inside_cidr                     = "169.254.33.0/30"
  tunnel1_preshared_key                   = "first.tunnel_key"
  tunnel1_dpd_timeout_action              = "restart"
  tunnel1_dpd_timeout_seconds             = var.dpd_seconds
  tunnel1_enable_tunnel_lifecycle_control = true
  tunnel1_ike_versions                    = ["ikev2"]
  tunnel1_phase1_dh_group_numbers         = [14, 20]
  tunnel1_phase1_encryption_algorithms    = ["AES256", "AES256-GCM-16"]
  tunnel1_phase1_integrity_algorithms     = ["SHA2-256", "SHA2-512"]
  tunnel1_phase1_lifetime_seconds         = 14400
  tunnel1_phase2_dh_group_numbers         = [15, 21]
  tunnel1_phase2_encryption_algorithms    = ["AES256-GCM-16"]
  tunnel1_phase2_integrity_algorithms     = ["SHA2-384"]
  tunnel1_phase2_lifetime_seconds         = 1800
  tunnel1_rekey_fuzz_percentage           = 50
  tunnel1_rekey_margin_time_seconds       = 120
  tunnel1_replay_window_size              = 512
  tunnel1_startup_action                  = "start"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled       = true
      log_group_arn     = "arn:aws:logs:us-east-1:333333333333:log-group:vpn"
      log_output_format = "text"
    }
  }

  tunnel2_inside_cidr                  = "169.254.33.4/30"
  tunnel2_preshared_key                = "second.tunnel_key"
  tunnel2_dpd_timeout_action           = "none"
  tunnel2_dpd_timeout_seconds          = 45
  tunnel2_ike_versions                 = ["ikev1", "ikev2"]
  tunnel2_phase1_dh_group_numbers      = [2]
  tunnel2_phase1_encryption_algorithms = ["AES128"]
  tunnel2_phase1_integrity_algorithms  = ["SHA1"]
  tunnel2_phase1_lifetime_seconds      = 28800
  tunnel2_phase2_dh_group_numbers      = [5]
  tunnel2_phase2_encryption_algorithms = ["AES128"]
  tunnel2_phase2_integrity_algorithms  = ["SHA1"]
  tunnel2_phase2_lifetime_seconds      = 3600
  tunnel2_rekey_fuzz_percentage        = 100
  tunnel2_rekey_margin_time_seconds    = 540
  tunnel2_replay_window_size           = 1024
  tunnel2_startup_action               = "add"
}

output "read" {
  description = "What the resources and data sources tell."
  value = {
    vgw_asn          = aws_vpn_connection.moving.tunnel1_bgp_asn
    attachment       = data.aws_ec2_transit_gateway_vpn_attachment.full.id == aws_vpn_connection.full.transit_gateway_attachment_id
    certified_key    = nonsensitive(aws_vpn_connection.certified.tunnel1_preshared_key)
    kept_in          = aws_vpn_connection.kept.preshared_key_arn
    inside           = [aws_vpn_connection.full.tunnel1_cgw_inside_address, aws_vpn_connection.full.tunnel1_vgw_inside_address]
    inside_ipv6      = [aws_vpn_connection.ipv6.tunnel1_cgw_inside_address, aws_vpn_connection.ipv6.tunnel1_vgw_inside_address]
    gateway          = data.aws_vpn_gateway.by_vpc.id == aws_vpn_gateway.this.id
    customer_gateway = data.aws_customer_gateway.by_id.ip_address
  }
}
