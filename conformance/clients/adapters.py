"""The official clients behind one call: product, action and parameters as the reference names them, and the
answer as it names them. Typed classes are used wherever a client has them."""

import importlib
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

HERE = Path(__file__).parent
MODULES = {"ecs": "ecs20140526", "vpc": "vpc20160428"}


@dataclass(frozen=True)
class Place:
    """Where a client is sent, and as whom."""

    scheme: str
    host: str
    region_id: str
    access_key_id: str
    access_key_secret: str
    ca_file: str


class Refused(Exception):
    """The API refused a call."""

    def __init__(self, code: str, message: str, status: int | None):
        super().__init__(f"{code} ({status}): {message}")
        self.code = code
        self.message = message
        self.status = status


class Client(Protocol):
    """One client, for one place."""

    def call(self, product: str, action: str, params: dict[str, Any]) -> dict: ...
    def close(self) -> None: ...


class PythonV2:
    """The Python SDK V2.0: signature V3, or V1 where it is asked for."""

    def __init__(self, place: Place, *, v1: bool):
        from alibabacloud_tea_openapi.models import Config

        self._region_id = place.region_id
        self._clients = {}
        for product, module in MODULES.items():
            config = Config(
                access_key_id=place.access_key_id,
                access_key_secret=place.access_key_secret,
                region_id=place.region_id,
                endpoint=place.host,
                protocol=place.scheme,
                signature_algorithm="v2" if v1 else None,
                read_timeout=30_000,
                connect_timeout=10_000,
            )
            client = importlib.import_module(f"alibabacloud_{module}.client")
            self._clients[product] = client.Client(config)

    def call(self, product: str, action: str, params: dict[str, Any]) -> dict:
        from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
        from Tea.exceptions import TeaException

        models = importlib.import_module(f"alibabacloud_{MODULES[product]}.models")
        request = getattr(models, f"{action}Request")()
        if hasattr(request, "region_id"):
            params = {"RegionId": self._region_id, **params}
        request = request.from_map(params)
        sent = request.to_map()
        assert params.keys() <= sent.keys(), f"{action} of this client has no {params.keys() - sent.keys()}"
        try:
            answer = getattr(self._clients[product], _method(action))(request)
        except (AlibabaCloudException, TeaException) as error:
            raise Refused(error.code, str(error.message), getattr(error, "status_code", None)) from error
        return answer.body.to_map()

    def close(self) -> None:
        pass


class PythonV1:
    """The Python SDK V1.0: signature V1."""

    def __init__(self, place: Place):
        from aliyunsdkcore.client import AcsClient

        self._place = place
        verify = place.ca_file if place.scheme == "https" else None
        self._client = AcsClient(
            place.access_key_id, place.access_key_secret, place.region_id, verify=verify, timeout=30, connect_timeout=10
        )

    def call(self, product: str, action: str, params: dict[str, Any]) -> dict:
        version = {"ecs": "v20140526", "vpc": "v20160428"}[product]
        module = importlib.import_module(f"aliyunsdk{product}.request.{version}.{action}Request")
        request = getattr(module, f"{action}Request")()
        request.set_accept_format("json")
        request.set_endpoint(self._place.host)
        request.set_protocol_type(self._place.scheme)
        for name, value in params.items():
            # Lists have a plural of their own.
            setter = getattr(request, f"set_{name}", None) or getattr(request, f"set_{name}s")
            setter(value)
        return self.send(request)

    def send(self, request: Any) -> dict:
        from aliyunsdkcore.acs_exception.exceptions import ServerException

        try:
            return json.loads(self._client.do_action_with_exception(request))
        except ServerException as error:
            raise Refused(error.get_error_code(), error.get_error_msg(), error.get_http_status()) from error

    def close(self) -> None:
        self._client.session.close()


class PythonV1Generic:
    """The Python SDK V1.0 without its classes: parameters in the query of a GET, or in the form body of a POST with
    the common ones in the query, which is also how Terraform and the aliyun command send them."""

    def __init__(self, place: Place, method: str):
        self._typed = PythonV1(place)
        self._method = method

    def call(self, product: str, action: str, params: dict[str, Any]) -> dict:
        from aliyunsdkcore.request import CommonRequest

        version = {"ecs": "2014-05-26", "vpc": "2016-04-28"}[product]
        place = self._typed._place
        request = CommonRequest(domain=place.host, version=version, action_name=action, product=product)
        request.set_method(self._method)
        request.set_protocol_type(place.scheme)
        add = request.add_query_param if self._method == "GET" else request.add_body_params
        for name, value in _flat(params):
            add(name, value)
        return self._typed.send(request)

    def close(self) -> None:
        self._typed.close()


class Node:
    """A Node client, in a process of its own."""

    def __init__(self, place: Place, kind: str):
        environment = os.environ | {
            "ALIBABA_CLOUD_ACCESS_KEY_ID": place.access_key_id,
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": place.access_key_secret,
            "NODE_EXTRA_CA_CERTS": place.ca_file,
        }
        self._process = subprocess.Popen(
            ["node", HERE / "node.js", kind, f"{place.scheme}://{place.host}", place.region_id],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )

    def call(self, product: str, action: str, params: dict[str, Any]) -> dict:
        self._process.stdin.write(json.dumps({"product": product, "action": action, "params": params}) + "\n")
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"node ended with {self._process.wait()}")
        answer = json.loads(line)
        if error := answer.get("error"):
            raise Refused(error["code"], error["message"], error.get("status"))
        return answer["body"]

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """`{"Tag": [{"Key": "a"}]}` is `Tag.1.Key=a`."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flat(part, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _flat(part, f"{name}.{number}")
    else:
        yield name, value


def _method(action: str) -> str:
    """`DescribeVSwitches` is `describe_vswitches` in the Python SDK V2.0."""
    words = re.sub(r"VSwitch", "Vswitch", action)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words).lower()


# What is run, by the name it is reported under.
CLIENTS = {
    "Python SDK V2.0, signature V3": lambda place: PythonV2(place, v1=False),
    "Python SDK V2.0, signature V1": lambda place: PythonV2(place, v1=True),
    "Python SDK V1.0": PythonV1,
    "Python SDK V1.0, generic, GET": lambda place: PythonV1Generic(place, "GET"),
    "Python SDK V1.0, generic, form": lambda place: PythonV1Generic(place, "POST"),
    "npm pop-core": lambda place: Node(place, "pop-core"),
    "npm ecs20140526, typed": lambda place: Node(place, "typed"),
}
