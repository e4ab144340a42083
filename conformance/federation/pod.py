"""Gets credentials as a pod does, by the cloud's credentials library, from the endpoint that is named; prints them for the run
that started this.
"""

import json
import sys

from alibabacloud_credentials.provider import OIDCRoleArnCredentialsProvider

got = OIDCRoleArnCredentialsProvider(sts_endpoint=sys.argv[1]).get_credentials()
print(json.dumps({
    "id": got.get_access_key_id(), "secret": got.get_access_key_secret(), "token": got.get_security_token()}))
