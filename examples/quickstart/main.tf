resource "aws_dx_connection" "first" {
  name      = "first"
  location  = "EqDC2"
  bandwidth = "10Gbps"
}
