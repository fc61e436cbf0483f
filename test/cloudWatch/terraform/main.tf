terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" {}

variable "threshold" {
  default = 1
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "any"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    cloudwatch = var.endpoint
  }
}

resource "aws_cloudwatch_metric_alarm" "port" {
  alarm_name          = "DirectConnect-Down"
  alarm_description   = "No light on the port"
  namespace           = "AWS/DX"
  metric_name         = "ConnectionState"
  dimensions          = { ConnectionId = "dxcon-ffffffff" }
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = var.threshold
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = ["arn:aws:sns:us-east-1:123456789012:noc"]
  ok_actions          = ["arn:aws:sns:us-east-1:123456789012:noc"]
  tags                = { team = "noc" }
}

resource "aws_cloudwatch_metric_alarm" "load" {
  alarm_name          = "port-is-full"
  evaluation_periods  = 1
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"

  metric_query {
    id          = "load"
    expression  = "bps / 10000000000 * 100"
    label       = "per cent"
    return_data = true
  }

  metric_query {
    id = "bps"
    metric {
      namespace   = "AWS/DX"
      metric_name = "ConnectionBpsEgress"
      dimensions  = { ConnectionId = "dxcon-ffffffff" }
      period      = 300
      stat        = "p99"
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "site" {
  alarm_name    = "site-is-dark"
  alarm_rule    = "ALARM(\"${aws_cloudwatch_metric_alarm.port.alarm_name}\") AND NOT ALARM(${aws_cloudwatch_metric_alarm.load.alarm_name})"
  alarm_actions = ["arn:aws:sns:us-east-1:123456789012:noc"]
  tags          = { team = "noc" }
}

resource "aws_cloudwatch_dashboard" "noc" {
  dashboard_name = "noc"
  dashboard_body = jsonencode({ widgets = [{ type = "text", x = 0, y = 0, width = 6, height = 3, properties = { markdown = "the site" } }] })
}
