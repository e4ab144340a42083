// Calls the API at an endpoint as the role of the instance, with the official libraries for Node, and prints JSON: what
// a call that reads says, and what one that writes says.

const path = require('node:path');
const from = (name) => require(path.join(__dirname, '..', 'clients', 'node_modules', ...name.split('/')));
const { default: Credentials, Config: CredentialsConfig } = from('@alicloud/credentials');
const { $OpenApiUtil } = from('@alicloud/openapi-core');
const { default: Ecs, DescribeRegionsRequest, CreateSecurityGroupRequest } = from('@alicloud/ecs20140526');

async function outcome(call) {
  try {
    return (await call()).statusCode;
  } catch (error) {
    return error.code;
  }
}

async function main() {
  const [endpoint, regionId] = process.argv.slice(2);
  const credential = new Credentials(new CredentialsConfig({ type: 'ecs_ram_role' }));
  const client = new Ecs(new $OpenApiUtil.Config({ credential, regionId, endpoint, protocol: 'http' }));
  console.log(JSON.stringify({
    reads: await outcome(() => client.describeRegions(new DescribeRegionsRequest({}))),
    writes: await outcome(() => client.createSecurityGroup(new CreateSecurityGroupRequest({ regionId }))),
  }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
