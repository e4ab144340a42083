"""Footmark, unmodified: the library under Ansible's modules for the cloud. It builds requests of the SDK V1.0 by itself,
reads lists into objects, and speaks HTTP only."""

import logging

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.profile import region_provider
from footmark.ecs.connection import ECSConnection
from footmark.exception import ECSResponseError
from footmark.vpc.connection import VPCConnection

from .adapters import Place
from .life_cycle import TEXT


def run(place: Place) -> int:
    """What the modules for VPCs, vSwitches, security groups and instances do; the number of calls."""
    logging.getLogger("footmark").setLevel(logging.CRITICAL)  # it logs what is refused, and asks again
    for product in ("Ecs", "Vpc"):
        region_provider.modify_point(product, place.region_id, place.host)
    calls = []

    def connect(kind, secret=place.access_key_secret):
        connection = kind(place.access_key_id, secret, region=place.region_id)
        named = connection.import_request
        connection.import_request = lambda action: calls.append(action) or named(action)
        return connection

    ecs, network = connect(ECSConnection), connect(VPCConnection)
    zone = ecs.describe_zones()[0].id
    vpc = network.create_vpc(cidr_block="192.168.0.0/16", vpc_name="conformance", description=TEXT)
    switch = network.create_vswitch(vpc_id=vpc.id, zone_id=zone, cidr_block="192.168.1.0/24")
    assert [(it.id, it.description) for it in network.describe_vpcs(vpc_id=vpc.id)] == [(vpc.id, TEXT)]

    group = ecs.create_security_group(vpc_id=vpc.id, security_group_name="conformance")
    rule = {"ip_protocol": "tcp", "port_range": "22/22", "source_cidr_ip": "192.0.2.0/24", "priority": 5}
    for _ in range(2):
        assert ecs.authorize_security_group(security_group_id=group.id, **rule)
    shown = ecs.describe_security_group_attribute(security_group_id=group.id)
    (permission,) = shown.permissions
    told = [permission[name] for name in ("ip_protocol", "port_range", "source_cidr_ip", "priority", "policy")]
    assert told == ["TCP", "22/22", "192.0.2.0/24", 5, "Accept"], permission

    (instance,) = ecs.run_instances(image_id="debian_12", instance_type="ecs.g6.large", security_group_id=group.id,
                                    vswitch_id=switch.id, instance_name="conformance", amount=1)
    (found,) = ecs.describe_instances(instance_ids=[instance.id])
    assert (found.status, found.vpc_id) == ("running", vpc.id), found.read()
    instance.stop(force=True)
    instance.terminate(force=True)
    assert ecs.describe_instances(instance_ids=[instance.id]) == []
    assert ecs.revoke_security_group(security_group_id=group.id, **rule)
    assert group.delete()
    assert ecs.describe_security_groups(vpc_id=vpc.id) == []
    assert switch.delete() and vpc.delete()

    try:
        connect(ECSConnection, "not the secret").describe_zones()
    except (ServerException, ECSResponseError) as error:
        # The SDK compares strings to sign, and says what follows from their being equal.
        assert "InvalidAccessKeySecret" in str(error), error
    else:
        raise AssertionError("a request with a wrong secret was answered")
    return len(calls)
