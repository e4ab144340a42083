use cloud_id::Timestamp;

use super::certificate::PublicKey;
use super::document::{DocumentError, METADATA, SIGNATURE, children, is, only, parse, text};
use super::moment;
use super::signature::decoded;

/// What a metadata document says about an identity provider: who it is, and the keys that it signs with.
///
/// Source: SAML 2.0, Metadata, sections 2.3.2 and 2.4.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Metadata {
    /// Who it is: what assertions name as their issuer.
    pub entity_id: String,
    /// Until when the document holds, where it says so.
    pub valid_until: Option<Timestamp>,
    pub(super) keys: Vec<PublicKey>,
}

/// Why a text is no metadata document of an identity provider.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MetadataError {
    /// It is no document that is read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// It is too long.
    #[error("it has more than {} bytes", Metadata::MOST_BYTES)]
    TooLong,
    /// It is a document about something else, or about several.
    #[error("it describes not one identity provider of SAML 2.0")]
    NoProvider,
    /// A moment in it is none.
    #[error("its validUntil is no moment in UTC")]
    Moment,
    /// It has no key that signatures are verified with.
    #[error("it has no certificate for signing with an RSA, P-256 or P-384 key")]
    NoKey,
}

/// Certificates that are read.
const MOST_CERTIFICATES: usize = 10;

impl Metadata {
    /// How long a document may be.
    pub const MOST_BYTES: usize = 128 * 1024;

    /// Reads a document. Its own signature is not looked at: whoever gives the document says whom to trust.
    ///
    /// # Errors
    /// By variant.
    pub fn parse(document: &str) -> Result<Self, MetadataError> {
        if document.len() > Self::MOST_BYTES {
            return Err(MetadataError::TooLong);
        }
        let document = parse(document.trim_start_matches('\u{feff}'))?;
        let entity = document.root_element();
        if !is(entity, METADATA, "EntityDescriptor") {
            return Err(MetadataError::NoProvider);
        }
        let entity_id = entity.attribute("entityID").unwrap_or_default();
        let provider = only(entity, METADATA, "IDPSSODescriptor");
        let provider = provider.filter(|_| (1..=1_024).contains(&entity_id.len()));
        let provider = provider.ok_or(MetadataError::NoProvider)?;
        let mut valid_until = None;
        for node in [entity, provider] {
            if let Some(text) = node.attribute("validUntil") {
                let moment = moment::read(text).ok_or(MetadataError::Moment)?;
                valid_until = Some(valid_until.map_or(moment, |it: Timestamp| it.min(moment)));
            }
        }
        let is_for_signing =
            |it: &roxmltree::Node<'_, '_>| it.attribute("use").is_none_or(|it| it == "signing");
        let keys: Vec<PublicKey> = children(provider, METADATA, "KeyDescriptor")
            .filter(is_for_signing)
            .flat_map(|it| children(it, SIGNATURE, "KeyInfo"))
            .flat_map(|it| children(it, SIGNATURE, "X509Data"))
            .flat_map(|it| children(it, SIGNATURE, "X509Certificate"))
            .take(MOST_CERTIFICATES)
            .filter_map(|it| PublicKey::of_certificate(&decoded(&text(it)?)?))
            .collect();
        match keys.is_empty() {
            true => Err(MetadataError::NoKey),
            false => Ok(Self {
                entity_id: entity_id.to_owned(),
                valid_until,
                keys,
            }),
        }
    }
}
