"""Apache Libcloud, unmodified: its driver for the cloud's ECS speaks V1 by GET and reads XML. It knows no VPCs, so the
network comes from the SDK beside it."""

from libcloud import security
from libcloud.common.exceptions import BaseHTTPError
from libcloud.compute.base import NodeState
from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider

from .adapters import Client, Place
from .life_cycle import TEXT


def run(place: Place, network: Client) -> int:
    """Everything the driver has for nodes and security groups; the number of calls of the driver."""
    driver = _driver(place, place.access_key_secret)
    zone = driver.ex_list_zones()[0]
    vpc = network.call("vpc", "CreateVpc", {"CidrBlock": "192.168.0.0/16"})["VpcId"]
    switch = network.call("vpc", "CreateVSwitch",
                          {"VpcId": vpc, "ZoneId": zone.id, "CidrBlock": "192.168.1.0/24"})["VSwitchId"]
    groups = [network.call("ecs", "CreateSecurityGroup", {"VpcId": vpc})["SecurityGroupId"] for _ in range(2)]
    network.call("ecs", "AuthorizeSecurityGroup", {"SecurityGroupId": groups[0], "Permissions": [
        {"IpProtocol": "TCP", "PortRange": "22/22", "SourceCidrIp": "192.0.2.0/24", "Priority": "5"}]})

    assert [it.id for it in driver.list_locations()] == [place.region_id]
    assert {it.id for it in driver.ex_list_security_groups()} >= set(groups)
    rules = driver.ex_list_security_group_attributes(groups[0], nic_type="intranet")
    assert [(it.ip_protocol, it.port_range, it.policy) for it in rules] == [("TCP", "22/22", "Accept")], rules
    driver.ex_modify_security_group_by_id(groups[1], name="renamed", description=TEXT)
    found = [it for it in driver.ex_list_security_groups(ex_filters={"VpcId": vpc}) if it.id == groups[1]]
    assert [(it.name, it.description) for it in found] == [("renamed", TEXT)], found

    size = next(it for it in driver.list_sizes() if it.id == "ecs.g6.large")
    image = next(it for it in driver.list_images() if it.id.startswith("debian_12"))
    made = driver.create_node("a-node", size, image, ex_security_group_id=groups[0], ex_vswitch_id=switch)
    (node,) = driver.list_nodes(ex_node_ids=[made.id])
    assert (node.name, node.state, node.extra["vpc_attributes"]["vpc_id"]) == ("a-node", NodeState.RUNNING, vpc), node
    assert node.private_ips[0].startswith("192.168.1."), node
    driver.ex_join_security_group(node, groups[1])
    driver.ex_leave_security_group(node, groups[0])
    assert len(driver.list_volumes(ex_filters={"InstanceId": node.id})) == 1
    _refused(403, "DependencyViolation", lambda: driver.ex_delete_security_group_by_id(groups[1]))
    assert driver.reboot_node(node) and driver.stop_node(node, ex_force_stop=True) and driver.start_node(node)
    assert driver.stop_node(node, ex_force_stop=True) and driver.destroy_node(node)
    assert driver.list_nodes(ex_node_ids=[node.id]) == []
    for group in groups:
        driver.ex_delete_security_group_by_id(group)
    # There is no classic network in this region, and the driver names no VPC.
    _refused(403, "InvalidVpcId.NotFound", lambda: driver.ex_create_security_group(description=TEXT))
    network.call("vpc", "DeleteVSwitch", {"VSwitchId": switch})
    network.call("vpc", "DeleteVpc", {"VpcId": vpc})

    _refused(400, "SignatureDoesNotMatch", _driver(place, "not the secret").list_locations)
    return driver.connection.calls + 1


def _driver(place: Place, secret: str):
    security.CA_CERTS_PATH = place.ca_file
    host, port = place.host.rsplit(":", 1)
    driver = get_driver(Provider.ALIYUN_ECS)(
        place.access_key_id, secret, region=place.region_id, host=host, port=int(port), secure=place.scheme == "https"
    )
    connection = driver.connection
    connection.calls = 0
    request = connection.request

    def counted(*words, **more):
        connection.calls += 1
        return request(*words, **more)

    connection.request = counted
    return driver


def _refused(status: int, code: str, call) -> None:
    try:
        answer = call()
    except BaseHTTPError as error:
        # The library makes a text of what it parsed.
        assert error.code == status and f"'code': '{code}'" in error.message, error
        return
    raise AssertionError(f"{code} was expected: {answer}")
