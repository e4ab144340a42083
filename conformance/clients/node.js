// One official Node client behind standard input and output: a line of JSON asks for a call
// ({product, action, params}), a line answers ({body} or {error: {code, message, status}}).
//
// usage: node node.js (pop-core|typed) ENDPOINT REGION < requests; keys come from the environment.
'use strict';

const readline = require('readline');

const [kind, endpoint, regionId] = process.argv.slice(2);
const accessKeyId = process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
const accessKeySecret = process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
const [protocol, host] = endpoint.split('://');
const VERSIONS = { ecs: '2014-05-26', vpc: '2016-04-28' };

// The older client: signature V1, parameters as the reference names them.
function popCore() {
  const Core = require('@alicloud/pop-core');
  const clients = {};
  for (const [product, apiVersion] of Object.entries(VERSIONS)) {
    clients[product] = new Core.RPCClient({ endpoint, apiVersion, accessKeyId, accessKeySecret });
  }
  return async ({ product, action, params }) =>
    clients[product].request(action, { RegionId: regionId, ...params }, { method: 'POST', timeout: 30000 });
}

// The generated clients: signature V3, a class for each request and answer.
function typed() {
  const { $OpenApiUtil } = require('@alicloud/openapi-core');
  const { cast } = require('@darabonba/typescript');
  const modules = { ecs: require('@alicloud/ecs20140526'), vpc: require('@alicloud/vpc20160428') };
  const clients = {};
  for (const product of Object.keys(modules)) {
    clients[product] = new modules[product].default(
      new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, regionId, endpoint: host, protocol }));
  }
  return async ({ product, action, params }) => {
    const request = new modules[product][`${action}Request`]({});
    const fields = new Set(Object.values(request.constructor.names()));
    const unknown = Object.keys(params).filter((name) => !fields.has(name));
    if (unknown.length > 0) throw new Error(`${action} of this client has no ${unknown}`);
    const region = fields.has('RegionId') ? { RegionId: regionId } : {};
    const method = action[0].toLowerCase() + action.slice(1);
    const answer = await clients[product][method](cast({ ...region, ...params }, request));
    return answer.body.toMap();
  };
}

const call = { 'pop-core': popCore, typed }[kind]();

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = { body: await call(JSON.parse(line)) };
    } catch (error) {
      const status = error.statusCode || (error.entry && error.entry.response && error.entry.response.statusCode);
      answer = { error: { code: String(error.code || error.name), message: String(error.message), status } };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
})();
