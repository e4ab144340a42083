"""Calls the API at an endpoint as the role of the instance, with the official libraries for Python, and prints JSON: who
calls, what a call that reads says, and what one that writes says. With `given` the credentials come from the
environment, as a program that got them before has them."""

import json
import os
import sys

from alibabacloud_credentials.client import Client as Credentials
from alibabacloud_credentials.models import Config as CredentialsConfig
from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config
from Tea.exceptions import TeaException


def main() -> None:
    endpoint, region = sys.argv[1:3]
    if "given" in sys.argv[3:]:
        credentials = Credentials(CredentialsConfig(
            type="sts", access_key_id=os.environ["ID"], access_key_secret=os.environ["SECRET"],
            security_token=os.environ["TOKEN"]))
    else:
        credentials = Credentials(CredentialsConfig(type="ecs_ram_role"))
    config = Config(credential=credentials, region_id=region, endpoint=endpoint, protocol="http",
                    connect_timeout=5_000, read_timeout=20_000)
    client = Ecs(config)
    print(json.dumps({
        "arn": outcome(lambda: Sts(config).get_caller_identity().body.arn),
        "reads": outcome(lambda: client.describe_regions(ecs.DescribeRegionsRequest()).status_code),
        "writes": outcome(lambda: client.create_security_group(
            ecs.CreateSecurityGroupRequest(region_id=region)).status_code),
    }))


def outcome(call) -> object:
    try:
        return call()
    except TeaException as error:
        return error.code


main()
