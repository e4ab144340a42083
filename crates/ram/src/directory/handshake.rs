use cloud_id::{AccountId, Tags, Timestamp};

use super::{FolderId, HandshakeId, OrganizationRefusal};

/// An invitation of an account into a resource directory. The invited account decides.
///
/// Source: ResourceManager API, `InviteAccountToResourceDirectory`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Handshake {
    /// Its id.
    pub id: HandshakeId,
    /// The account that is invited.
    pub target: AccountId,
    /// The folder that the account comes into.
    pub folder: FolderId,
    /// What the management account says about it.
    pub note: String,
    /// The tags that the member will have.
    pub tags: Tags,
    /// What became of it, but for its running out.
    pub answer: HandshakeAnswer,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// What was answered to an invitation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HandshakeAnswer {
    /// Nothing yet.
    Pending,
    /// The account is a member.
    Accepted,
    /// The management account took it back.
    Cancelled,
    /// The account does not want to.
    Declined,
}

/// How an invitation stands at a moment.
///
/// Source: ResourceManager API, `GetHandshake`, `Status`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HandshakeStatus {
    /// It waits for an answer.
    Pending,
    /// The account is a member.
    Accepted,
    /// The management account took it back.
    Cancelled,
    /// The account does not want to.
    Declined,
    /// Nobody answered in time.
    Expired,
}

impl Handshake {
    /// How long it waits for an answer.
    ///
    /// Source: Resource Directory guide, limits.
    pub const LIFE_SECS: i64 = 14 * 24 * 60 * 60;
    /// How long it is told of after it ended.
    ///
    /// Source: Resource Directory guide, invitations.
    pub const TOLD_SECS: i64 = 30 * 24 * 60 * 60;

    /// When it runs out.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.created.unix_secs.saturating_add(Self::LIFE_SECS))
    }

    /// How it stands.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> HandshakeStatus {
        match self.answer {
            HandshakeAnswer::Pending if now >= self.expires() => HandshakeStatus::Expired,
            HandshakeAnswer::Pending => HandshakeStatus::Pending,
            HandshakeAnswer::Accepted => HandshakeStatus::Accepted,
            HandshakeAnswer::Cancelled => HandshakeStatus::Cancelled,
            HandshakeAnswer::Declined => HandshakeStatus::Declined,
        }
    }

    /// Whether it still waits for an answer.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.status(now) == HandshakeStatus::Pending
    }

    /// Whether it ended so long ago that it is told of no more.
    #[must_use]
    pub fn is_past(&self, now: Timestamp) -> bool {
        let ended = match self.status(now) {
            HandshakeStatus::Pending => return false,
            HandshakeStatus::Expired => self.expires(),
            HandshakeStatus::Accepted | HandshakeStatus::Cancelled | HandshakeStatus::Declined => {
                self.updated
            }
        };
        now.unix_secs.saturating_sub(ended.unix_secs) >= Self::TOLD_SECS
    }

    /// It with an answer.
    ///
    /// # Errors
    /// `HandshakeEnded` when it has one or ran out.
    pub fn answered(
        &self,
        answer: HandshakeAnswer,
        now: Timestamp,
    ) -> Result<Self, OrganizationRefusal> {
        if !self.is_open(now) {
            return Err(OrganizationRefusal::HandshakeEnded);
        }
        Ok(Self {
            answer,
            updated: now,
            ..self.clone()
        })
    }
}

impl HandshakeAnswer {
    /// The word it is kept by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Accepted => "Accepted",
            Self::Cancelled => "Cancelled",
            Self::Declined => "Declined",
        }
    }

    /// The answer of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [
            Self::Pending,
            Self::Accepted,
            Self::Cancelled,
            Self::Declined,
        ]
        .into_iter()
        .find(|it| it.word() == word)
    }
}

impl HandshakeStatus {
    /// The documented word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Accepted => "Accepted",
            Self::Cancelled => "Cancelled",
            Self::Declined => "Declined",
            Self::Expired => "Expired",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn after(days: i64) -> Timestamp {
        Timestamp::from_unix_secs(1_795_507_200 + days * DAY)
    }

    fn invitation() -> Handshake {
        Handshake {
            id: HandshakeId::from_random(7),
            target: AccountId::new(1_000_000_000_000_002).expect("an account"),
            folder: FolderId::root_from_random(1),
            note: String::new(),
            tags: Tags::default(),
            answer: HandshakeAnswer::Pending,
            created: after(0),
            updated: after(0),
        }
    }

    #[test]
    fn an_invitation_is_answered_once_within_14_days_and_told_of_for_30_more() {
        let open = invitation();
        let accepted = open
            .answered(HandshakeAnswer::Accepted, after(13))
            .expect("it is open");
        let late = open.answered(HandshakeAnswer::Accepted, after(14));
        assert_eq!(late, Err(OrganizationRefusal::HandshakeEnded));
        let again = accepted.answered(HandshakeAnswer::Declined, after(13));
        assert_eq!(again, Err(OrganizationRefusal::HandshakeEnded));
        for (what, handshake, days, status, is_past) in [
            ("at first", &open, 0, "Pending", false),
            ("when nobody answers", &open, 14, "Expired", false),
            ("a month after that", &open, 44, "Expired", true),
            ("when it was accepted", &accepted, 42, "Accepted", false),
            ("a month after that", &accepted, 43, "Accepted", true),
        ] {
            assert_eq!(handshake.status(after(days)).word(), status, "{what}");
            assert_eq!(handshake.is_past(after(days)), is_past, "{what}");
        }
    }
}
