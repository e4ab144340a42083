"""``python -m conformance.federation --kanmon target/debug/kanmon``: roles are assumed by the word of identity providers, through
the cloud's own SDKs, against a region of its own without packets.

Tokens are made by PyJWT and assertions by signxml, with keys of this run. The credentials library of the cloud gets a pod's
credentials as in a cluster with RRSA. Ends with 0 only when each call was allowed or refused as it should be.
"""

import argparse
import base64
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jwt
from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_ims20190815 import models as ims
from alibabacloud_ims20190815.client import Client as Ims
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_sts20150401 import models as sts
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml import XMLSigner, methods

ISSUER = "https://oidc.example/clusters/c1"
ENTITY = "https://idp.corp.example/metadata"
SAML, SAMLP, DS = (
    "urn:oasis:names:tc:SAML:2.0:assertion",
    "urn:oasis:names:tc:SAML:2.0:protocol",
    "http://www.w3.org/2000/09/xmldsig#",
)


def code_of(call) -> str:
    """The code of a refusal; ``OK`` for none."""
    try:
        call()
        return "OK"
    except Exception as error:  # The SDK has several kinds of them.
        return getattr(error, "code", None) or repr(error)


def trust(provider: str, condition: dict) -> str:
    return json.dumps({"Version": "1", "Statement": [{
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Federated": [provider]}, "Condition": condition,
    }]})


def key_set(keys: dict) -> str:
    """What an issuer publishes at its ``jwks_uri``."""
    published = []
    for kid, (algorithm, key) in keys.items():
        public = jwt.get_algorithm_by_name(algorithm).to_jwk(key.public_key(), as_dict=True)
        published.append({**public, "kid": kid, "use": "sig", "alg": algorithm})
    return json.dumps({"keys": published})


class Corp:
    """A provider of assertions."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.corp.example")])
        now = datetime.datetime.now(datetime.timezone.utc)
        made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self.key.public_key())
        made = made.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
        self.certificate = made.sign(self.key, hashes.SHA256())

    def metadata(self) -> str:
        der = base64.b64encode(self.certificate.public_bytes(serialization.Encoding.DER)).decode()
        return (
            f'<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{ENTITY}">'
            f'<IDPSSODescriptor protocolSupportEnumeration="{SAMLP}"><KeyDescriptor use="signing">'
            f'<KeyInfo xmlns="{DS}"><X509Data><X509Certificate>{der}</X509Certificate></X509Data></KeyInfo>'
            "</KeyDescriptor></IDPSSODescriptor></EntityDescriptor>")

    def response(self, role: str, provider: str, session: str, at: float, id: str) -> str:
        def text(moment: float) -> str:
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
        place = "https://www.aliyun.com/SAML-Role/Attributes/"
        assertion = etree.fromstring(
            f'<Assertion xmlns="{SAML}" ID="{id}" IssueInstant="{text(at)}" Version="2.0"><Issuer>{ENTITY}</Issuer>'
            f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>'
            f'<Subject><NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{session}@corp.example</NameID>'
            '<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
            f'<SubjectConfirmationData NotOnOrAfter="{text(at + 300)}" Recipient="https://signin.aliyun.com/saml-role/sso"/>'
            f'</SubjectConfirmation></Subject><Conditions NotBefore="{text(at - 30)}" NotOnOrAfter="{text(at + 300)}">'
            "<AudienceRestriction><Audience>urn:alibaba:cloudcomputing</Audience></AudienceRestriction></Conditions>"
            f'<AttributeStatement><Attribute Name="{place}Role"><AttributeValue>{role},{provider}</AttributeValue></Attribute>'
            f'<Attribute Name="{place}RoleSessionName"><AttributeValue>{session}</AttributeValue></Attribute>'
            "</AttributeStatement></Assertion>")
        signer = XMLSigner(method=methods.enveloped, signature_algorithm="rsa-sha256", digest_algorithm="sha256",
                           c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
        pem = self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                     serialization.NoEncryption())
        certificate = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        signed = signer.sign(assertion, key=pem, cert=[certificate], reference_uri=id, id_attribute="ID")
        whole = (
            f'<samlp:Response xmlns:samlp="{SAMLP}" ID="_r" IssueInstant="{text(at)}" Version="2.0"><samlp:Status>'
            '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
            f'{etree.tostring(signed, encoding="unicode")}</samlp:Response>')
        return base64.b64encode(whole.encode()).decode()


class Walk:
    def __init__(self, up: dict, state_dir: Path, kanmon) -> None:
        self.up, self.state_dir, self.kanmon = up, state_dir, kanmon
        self.endpoint = up["endpoint"].removeprefix("http://")
        self.failed = 0

    def config(self, key_id: str | None, secret: str | None, token: str | None = None) -> Config:
        return Config(access_key_id=key_id, access_key_secret=secret, security_token=token,
                      endpoint=self.endpoint, protocol="http", region_id=self.up["region"])

    def expect(self, what: str, got: object, wanted: object) -> None:
        is_so = got == wanted
        self.failed += not is_so
        print(f"{'ok  ' if is_so else 'FAIL'} {what}" + ("" if is_so else f": {got!r}, not {wanted!r}"))

    def run(self) -> int:
        key = self.up["accounts"][0]
        root = self.config(key["access_key_id"], key["access_key_secret"])
        self.account = Sts(root).get_caller_identity().body.account_id
        self.roles, self.providers = Ram(root), Ims(root)
        # Whoever has somebody's word has no key.
        self.anybody = Sts(self.config(None, None))
        self.by_token()
        self.by_assertion()
        return self.failed

    def role(self, name: str, provider: str, condition: dict) -> str:
        self.roles.create_role(ram.CreateRoleRequest(
            role_name=name, assume_role_policy_document=trust(provider, condition)))
        self.roles.attach_policy_to_role(ram.AttachPolicyToRoleRequest(
            role_name=name, policy_type="System", policy_name="AliyunECSReadOnlyAccess"))
        return f"acs:ram::{self.account}:role/{name.lower()}"

    def reads(self, what: str, config: Config, arn: str) -> None:
        self.expect(f"{what}: who it is", Sts(config).get_caller_identity().body.arn, arn)
        groups = ecs.DescribeSecurityGroupsRequest(region_id=self.up["region"])
        self.expect(f"{what}: what its role may", code_of(lambda: Ecs(config).describe_security_groups(groups)), "OK")
        made = ecs.CreateSecurityGroupRequest(region_id=self.up["region"])
        self.expect(f"{what}: and no more", code_of(lambda: Ecs(config).create_security_group(made)), "Forbidden.RAM")

    def by_token(self) -> None:
        keys = {
            "2026-1": ("RS256", rsa.generate_private_key(65537, 2048)),
            "2026-2": ("ES256", ec.generate_private_key(ec.SECP256R1())),
        }
        made = self.providers.create_oidcprovider(ims.CreateOIDCProviderRequest(
            oidcprovider_name="Cluster", issuer_url=ISSUER, client_ids="sts.aliyuncs.com",
            fingerprints="902ef2deeb3c5b13ea4c3d5193629309e231ae55")).body.oidcprovider
        self.expect("the provider has its ARN", made.arn, f"acs:ram::{self.account}:oidc-provider/Cluster")
        role = self.role("Pods", made.arn, {
            "StringEquals": {"oidc:iss": ISSUER, "oidc:aud": "sts.aliyuncs.com"},
            "StringLike": {"oidc:sub": "system:serviceaccount:shop:*"}})

        def token(kid: str = "2026-1", **change: object) -> str:
            now = int(time.time())
            claims = {"iss": ISSUER, "sub": "system:serviceaccount:shop:web", "aud": ["sts.aliyuncs.com"],
                      "iat": now, "nbf": now, "exp": now + 600} | change
            algorithm, key = keys[kid]
            return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})

        def assume(token: str) -> object:
            return self.anybody.assume_role_with_oidc(sts.AssumeRoleWithOIDCRequest(
                oidcprovider_arn=made.arn, role_arn=role, oidctoken=token, role_session_name="pod")).body

        fail = "AuthenticationFail.OIDCToken."
        self.expect("without keys no token counts", code_of(lambda: assume(token())), fail + "IssuerConfigurationBroken")
        file = self.state_dir / "jwks.json"
        file.write_text(key_set(keys))
        answer = self.kanmon("ram", "oidc-keys", "Cluster", str(file))
        self.expect("the issuer's keys are given", answer["KeyIds"]["KeyId"], list(keys))
        for kid in keys:
            got = assume(token(kid))
            self.expect(f"a token by {keys[kid][0]}", got.oidctoken_info.subject, "system:serviceaccount:shop:web")
            session = got.credentials
            config = self.config(session.access_key_id, session.access_key_secret, session.security_token)
            self.reads(f"its session, {keys[kid][0]}", config, f"acs:ram::{self.account}:assumed-role/pods/pod")
        past = int(time.time()) - 3_600
        other = rsa.generate_private_key(65537, 2048)
        public = keys["2026-1"][1].public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        header, claims, _ = token().split(".")
        none = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
        confused = jwt.encode({"sub": "x"}, public.replace(b"-----", b"+++++"), algorithm="HS256", headers={"kid": "2026-1"})
        for what, wrong, code in [
            ("expired", token(iat=past - 600, nbf=past - 600, exp=past), "Expired"),
            ("too old", token(iat=past - 13 * 3_600, nbf=past), "Expired"),
            ("for others", token(aud="other"), "AudienceNotMatch"),
            ("of another issuer", token(iss="https://evil.example"), "IssuerNotMatch"),
            ("by a key of its own", jwt.encode({"iss": ISSUER}, other, algorithm="RS256", headers={"kid": "2026-1"}), "Invalid"),
            ("by the wrong kid", jwt.encode({"iss": ISSUER}, keys["2026-1"][1], algorithm="RS256", headers={"kid": "2026-2"}), "Invalid"),
            ("without a signature", f"{none}.{claims}.", "Invalid"),
            ("by an HMAC", confused, "Invalid"),
        ]:
            self.expect(f"a token {what}", code_of(lambda: assume(wrong)), fail + code)
        self.expect("a token about somebody else", code_of(lambda: assume(token(sub="system:serviceaccount:bank:web"))),
                    "AuthenticationFail.NoPermission")

        # As a pod of a cluster does it, over HTTPS, with what the cluster puts into its environment.
        file = self.state_dir / "token"
        file.write_text(token())
        environment = os.environ | {
            "ALIBABA_CLOUD_ROLE_ARN": role,
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": made.arn,
            "ALIBABA_CLOUD_OIDC_TOKEN_FILE": str(file),
            "ALIBABA_CLOUD_ROLE_SESSION_NAME": "rrsa",
            "SSL_CERT_FILE": self.kanmon("endpoints")["ca_file"],
        }
        done = subprocess.run([sys.executable, "-m", "conformance.federation.pod", self.endpoint],
                              env=environment, capture_output=True, text=True)
        got = json.loads(done.stdout) if done.returncode == 0 else {"failed": done.stderr[-400:]}
        config = self.config(got.get("id"), got.get("secret"), got.get("token"))
        self.expect("the credentials library is a pod", got.get("failed"), None)
        if "failed" not in got:
            self.reads("its session", config, f"acs:ram::{self.account}:assumed-role/pods/rrsa")

    def by_assertion(self) -> None:
        corp = Corp()
        made = self.providers.create_samlprovider(ims.CreateSAMLProviderRequest(
            samlprovider_name="Corp",
            encoded_samlmetadata_document=base64.b64encode(corp.metadata().encode()).decode())).body.samlprovider
        role = self.role("Staff", made.arn, {
            "StringEquals": {"saml:recipient": "https://signin.aliyun.com/saml-role/sso"}})

        def assume(response: str) -> object:
            return self.anybody.assume_role_with_saml(sts.AssumeRoleWithSAMLRequest(
                samlprovider_arn=made.arn, role_arn=role, samlassertion=response)).body

        now = time.time()
        response = corp.response(role, made.arn, "alice", now, "_one")
        got = assume(response)
        self.expect("an assertion", got.samlassertion_info.subject, "alice@corp.example")
        session = got.credentials
        config = self.config(session.access_key_id, session.access_key_secret, session.security_token)
        self.reads("its session", config, f"acs:ram::{self.account}:assumed-role/staff/alice")
        fail = "AuthenticationFail.SAMLAssertion."
        changed = base64.b64encode(base64.b64decode(response).replace(b">alice<", b">root<")).decode()
        for what, wrong, code in [
            ("played again", response, fail + "Invalid"),
            ("changed", changed, fail + "Invalid"),
            ("of somebody else with the same name", Corp().response(role, made.arn, "alice", now, "_two"), fail + "Invalid"),
            ("that is over", corp.response(role, made.arn, "alice", now - 3_600, "_three"), fail + "Expired"),
            ("for another role", corp.response(role + "x", made.arn, "alice", now, "_four"), "AuthenticationFail.NoPermission"),
        ]:
            self.expect(f"an assertion {what}", code_of(lambda: assume(wrong)), code)
        self.providers.delete_samlprovider(ims.DeleteSAMLProviderRequest(samlprovider_name="Corp"))
        late = corp.response(role, made.arn, "alice", now, "_five")
        self.expect("an assertion of a provider that is gone", code_of(lambda: assume(late)), "EntityNotExist.SAMLProvider")


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.federation", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    options = parser.parse_args()
    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-federation-"))

    def kanmon(*words: str) -> dict:
        done = subprocess.run([options.kanmon, *words, "--output", "json", "--state-dir", state_dir],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"kanmon {words[0]} failed: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else {}

    try:
        up = kanmon("up", "--detach", "--listen", "127.0.0.1:0", "--enforce", "none")
        return 1 if Walk(up, state_dir, kanmon).run() else 0
    finally:
        kanmon("down", "--forget")


if __name__ == "__main__":
    sys.exit(main())
