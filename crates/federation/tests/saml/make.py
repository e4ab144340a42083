"""Makes the documents in this directory: metadata and responses of two identity providers that exist only here.

Signed by signxml (pip: signxml) and by xmlsec1 (apt: xmlsec1), neither of which has anything to do with the reader that is tested:

    python make.py

New keys are made each time and thrown away; a document that was made cannot be made again. Each case of signed.json says what
is the matter with it; what a reader makes of it is said in the tests.
"""

import base64, datetime, json, pathlib, subprocess, tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml import XMLSigner, methods
from signxml.algorithms import DigestAlgorithm, SignatureMethod

HERE = pathlib.Path(__file__).parent
ACCOUNT = "1000000000000001"
SAML, SAMLP, DS = (
    "urn:oasis:names:tc:SAML:2.0:assertion",
    "urn:oasis:names:tc:SAML:2.0:protocol",
    "http://www.w3.org/2000/09/xmldsig#",
)
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
ATTRIBUTES = "https://www.aliyun.com/SAML-Role/Attributes/"


class Provider:
    def __init__(self, entity, kind="rsa"):
        self.entity = entity
        self.key = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "an identity provider of tests")])
        day = datetime.datetime(2020, 1, 1)
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self.key.public_key())
        # It is over: the metadata document is what is trusted, and not the certificate.
        builder = builder.serial_number(1).not_valid_before(day).not_valid_after(day + datetime.timedelta(days=365))
        self.certificate = builder.sign(self.key, hashes.SHA256())

    def pem(self):
        private = serialization.PrivateFormat.PKCS8
        return self.key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption())

    def der(self):
        return base64.b64encode(self.certificate.public_bytes(serialization.Encoding.DER)).decode()

    def metadata(self):
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="{DS}" entityID="{self.entity}">
  <md:IDPSSODescriptor protocolSupportEnumeration="{SAMLP}">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
      <ds:X509Certificate>{self.der()}</ds:X509Certificate>
    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{self.entity}/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
"""


def assertion(entity, **change):
    parts = {
        "id": "_a1",
        "issuer": entity,
        "issued": "2026-11-24T07:59:00Z",
        "from": "2026-11-24T07:58:30.250Z",
        "until": "2026-11-24T08:05:00Z",
        "audience": "urn:alibaba:cloudcomputing",
        "recipient": "https://signin.aliyun.com/saml-role/sso",
        "name": "alice@corp.example",
        "session": "alice",
        "role": f"acs:ram::{ACCOUNT}:role/Saml,acs:ram::{ACCOUNT}:saml-provider/Corp",
        "more": "",
        "condition": "",
        "statement": "",
    } | change
    restriction = f"<saml:AudienceRestriction><saml:Audience>{parts['audience']}</saml:Audience></saml:AudienceRestriction>"
    if parts["audience"] is None:
        restriction = ""
    return f"""<saml:Assertion xmlns:saml="{SAML}" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="{parts['id']}" IssueInstant="{parts['issued']}" Version="2.0">
  <saml:Issuer>{parts['issuer']}</saml:Issuer>
  <ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>
  <saml:Subject>
    <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{parts['name']}</saml:NameID>
    <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
      <saml:SubjectConfirmationData NotOnOrAfter="{parts['until']}" Recipient="{parts['recipient']}"/>
    </saml:SubjectConfirmation>
  </saml:Subject>
  <saml:Conditions NotBefore="{parts['from']}" NotOnOrAfter="{parts['until']}">{restriction}{parts['condition']}</saml:Conditions>
  <saml:AuthnStatement AuthnInstant="{parts['issued']}" SessionIndex="_s1"{parts['statement']}>
    <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>
  </saml:AuthnStatement>
  <saml:AttributeStatement>
    <saml:Attribute Name="{ATTRIBUTES}Role"><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">{parts['role']}</saml:AttributeValue></saml:Attribute>
    <saml:Attribute Name="{ATTRIBUTES}RoleSessionName"><saml:AttributeValue>{parts['session']}</saml:AttributeValue></saml:Attribute>
    <saml:Attribute Name="comment"><saml:AttributeValue>a &lt;b&gt; &amp; "c" &#xD; \u00e9\u3042</saml:AttributeValue></saml:Attribute>{parts['more']}
  </saml:AttributeStatement>
</saml:Assertion>"""


class OldSigner(XMLSigner):
    """Signs as nobody should any more."""

    def check_deprecated_methods(self):
        pass


def sign(provider, text, signer=XMLSigner, method=None, digest=None, c14n=EXCLUSIVE, reference=None):
    ecdsa = isinstance(provider.key, ec.EllipticCurvePrivateKey)
    root = etree.fromstring(text.encode(), etree.XMLParser(remove_comments=False))
    signer = signer(
        method=methods.enveloped,
        signature_algorithm=method or (SignatureMethod.ECDSA_SHA256 if ecdsa else SignatureMethod.RSA_SHA256),
        digest_algorithm=digest or DigestAlgorithm.SHA256,
        c14n_algorithm=c14n,
    )
    certificate = provider.certificate.public_bytes(serialization.Encoding.PEM).decode()
    signed = signer.sign(root, key=provider.pem(), cert=[certificate], reference_uri=reference or root.get("ID"), id_attribute="ID")
    return etree.tostring(signed, encoding="unicode")


def response(provider, *assertions, status="Success", attributes=""):
    return (
        f'<samlp:Response xmlns:samlp="{SAMLP}" xmlns:unused="urn:unused" ID="_r1" IssueInstant="2026-11-24T07:59:00Z" Version="2.0"{attributes}>'
        f'<saml:Issuer xmlns:saml="{SAML}">{provider.entity}</saml:Issuer>'
        f'<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{status}"/></samlp:Status>'
        f"{''.join(assertions)}</samlp:Response>"
    )


def by_xmlsec1(provider, text, canonical=EXCLUSIVE, transforms=None):
    """Signs the assertion of a whole response, in its place, with namespaces of the elements around it."""
    transforms = transforms or (
        f'<ds:Transform Algorithm="{DS}enveloped-signature"/>'
        f'<ds:Transform Algorithm="{EXCLUSIVE}"><ec:InclusiveNamespaces xmlns:ec="{EXCLUSIVE}" PrefixList="xs unused #default"/></ds:Transform>'
    )
    template = f"""<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="{canonical}"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"/>
<ds:Reference URI="#_a1"><ds:Transforms>{transforms}</ds:Transforms>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue/></ds:Signature>"""
    empty = f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>'
    assert empty in text
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "key.pem").write_bytes(provider.pem())
        (place / "in.xml").write_text(text.replace(empty, template))
        command = ["xmlsec1", "--sign", "--privkey-pem", "key.pem", "--id-attr:ID", f"{SAML}:Assertion", "--output", "out.xml", "in.xml"]
        subprocess.run(command, cwd=place, check=True, capture_output=True)
        return (place / "out.xml").read_text()


def made():
    ours, other, curve = (
        Provider("https://idp.corp.example/metadata"),
        Provider("https://idp.corp.example/metadata"),
        Provider("https://idp.corp.example/metadata", "ec"),
    )
    entity = ours.entity
    (HERE / "metadata.xml").write_text(ours.metadata())
    (HERE / "metadata-of-another.xml").write_text(other.metadata())
    (HERE / "metadata-ecdsa.xml").write_text(curve.metadata())

    def one(**change):
        return response(ours, sign(ours, assertion(entity, **change)))

    old = dict(signer=OldSigner, method=SignatureMethod.RSA_SHA1, digest=DigestAlgorithm.SHA1)
    cases = {
        "signed by signxml": one(),
        "signed with ECDSA": response(curve, sign(curve, assertion(entity))),
        "signed by xmlsec1": by_xmlsec1(ours, response(ours, assertion(entity), attributes=' xmlns="urn:default" xmlns:xs="urn:other"')),
        "a second one": one(id="_a2", session="bob"),
        "for the international site": one(
            audience="urn:alibaba:cloudcomputing:international", recipient="https://signin.alibabacloud.com/saml-role/SSO"
        ),
        "with the ends of sessions": one(
            id="_a3",
            statement=' SessionNotOnOrAfter="2026-11-24T08:50:00Z"',
            more=f'<saml:Attribute Name="{ATTRIBUTES}SessionDuration"><saml:AttributeValue>1800</saml:AttributeValue></saml:Attribute>',
        ),
        "a comment in the name": one(name="alice@corp.example<!-- -->.evil.example"),
        "for another role": one(role=f"acs:ram::{ACCOUNT}:role/Other,acs:ram::{ACCOUNT}:saml-provider/Corp"),
        "signed by another's key": response(other, sign(other, assertion(entity))),
        "by another issuer": one(issuer="https://evil.example"),
        "for another audience": one(audience="urn:amazon:webservices"),
        "for no audience": one(audience=None),
        "for another recipient": one(recipient="https://signin.aws.amazon.com/saml"),
        "a condition nobody knows": one(condition="<saml:Condition/>"),
        "two session names": one(more=f'<saml:Attribute Name="{ATTRIBUTES}RoleSessionName"><saml:AttributeValue>root</saml:AttributeValue></saml:Attribute>'),
        "not signed": response(ours, assertion(entity).replace(f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>', "")),
        "two assertions, both signed": response(ours, sign(ours, assertion(entity)), sign(ours, assertion(entity, id="_a9"))),
        "a failure": response(ours, sign(ours, assertion(entity)), status="Responder"),
        "the response signed only": sign(
            ours,
            response(ours, f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>', assertion(entity).replace(f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>', "")),
        ),
        "signed with SHA-1": response(ours, sign(ours, assertion(entity), **old)),
        "in the inclusive form": response(ours, sign(ours, assertion(entity), c14n="http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
        "with an XPath": by_xmlsec1(
            ours,
            response(ours, assertion(entity)),
            transforms=f'<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>ancestor-or-self::*[local-name()="Issuer"]</ds:XPath></ds:Transform><ds:Transform Algorithm="{EXCLUSIVE}"/>',
        ),
    }
    both = sign(ours, response(ours, f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"></ds:Signature>', sign(ours, assertion(entity))))
    cases["the response signed as well"] = both
    (HERE / "signed.json").write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n")


made()
