// What the official credentials library for Node gets from the metadata service, as JSON. With `hardened` the library
// may not ask without a token.

const path = require('node:path');
const clients = path.join(__dirname, '..', 'clients', 'node_modules', '@alicloud', 'credentials');
const { default: Client, Config } = require(clients);

async function main() {
  const disableIMDSv1 = process.argv.includes('hardened');
  const got = await new Client(new Config({ type: 'ecs_ram_role', disableIMDSv1 })).getCredential();
  console.log(JSON.stringify({
    access_key_id: got.accessKeyId,
    access_key_secret: got.accessKeySecret,
    security_token: got.securityToken,
  }));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
