"""What the official credentials library for Python gets from the metadata service, as JSON: the role and a set of
credentials. With `hardened` the library may not ask without a token."""

import json
import sys

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config


def main() -> None:
    config = Config(type="ecs_ram_role", disable_imds_v1="hardened" in sys.argv[1:])
    got = Client(config).get_credential()
    print(json.dumps({
        "access_key_id": got.access_key_id,
        "access_key_secret": got.access_key_secret,
        "security_token": got.security_token,
    }))


main()
