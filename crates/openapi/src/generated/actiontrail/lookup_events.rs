//! `LookupEvents` of ActionTrail 2020-07-06.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `LookupEvents` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Direction`; default BACKWARD.
    pub direction: Option<String>,
    /// `EndTime`.
    pub end_time: Option<String>,
    /// `LookupAttribute`.
    pub lookup_attribute: Vec<RequestLookupAttribute>,
    /// `MaxResults`.
    pub max_results: Option<String>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `StartTime`.
    pub start_time: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            direction: fields.text("Direction")?,
            end_time: fields.text("EndTime")?,
            lookup_attribute: fields.list("LookupAttribute", RequestLookupAttribute::read)?,
            max_results: fields.text("MaxResults")?,
            next_token: fields.text("NextToken")?,
            start_time: fields.text("StartTime")?,
        })
    }
}

/// `LookupAttribute`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestLookupAttribute {
    /// `LookupAttribute.N.Key`, required.
    pub key: Option<String>,
    /// `LookupAttribute.N.Value`, required.
    pub value: Option<String>,
}

impl RequestLookupAttribute {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `LookupEvents` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `EndTime`.
    pub end_time: String,
    /// `Events`.
    pub events: Vec<ResponseEvents>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `StartTime`.
    pub start_time: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("EndTime", &self.end_time);
        write_list(out, "Events", None, &self.events);
        if let Some(value) = &self.next_token {
            out.text("NextToken", value);
        }
        out.text("StartTime", &self.start_time);
    }
}

/// `Events`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEvents {
    /// `Events[].acsRegion`.
    pub acs_region: String,
    /// `Events[].additionalEventData`.
    pub additional_event_data: ResponseEventsAdditionalEventData,
    /// `Events[].apiVersion`.
    pub api_version: String,
    /// `Events[].errorCode`.
    pub error_code: Option<String>,
    /// `Events[].eventId`.
    pub event_id: String,
    /// `Events[].eventName`.
    pub event_name: String,
    /// `Events[].eventRW`.
    pub event_rw: String,
    /// `Events[].eventSource`.
    pub event_source: String,
    /// `Events[].eventTime`.
    pub event_time: String,
    /// `Events[].eventType`.
    pub event_type: String,
    /// `Events[].eventVersion`.
    pub event_version: String,
    /// `Events[].requestId`.
    pub request_id: String,
    /// `Events[].serviceName`.
    pub service_name: String,
    /// `Events[].sourceIpAddress`.
    pub source_ip_address: String,
    /// `Events[].userAgent`.
    pub user_agent: String,
    /// `Events[].userIdentity`.
    pub user_identity: ResponseEventsUserIdentity,
}

impl Fields for ResponseEvents {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("acsRegion", &self.acs_region);
        write_object(out, "additionalEventData", &self.additional_event_data);
        out.text("apiVersion", &self.api_version);
        if let Some(value) = &self.error_code {
            out.text("errorCode", value);
        }
        out.text("eventId", &self.event_id);
        out.text("eventName", &self.event_name);
        out.text("eventRW", &self.event_rw);
        out.text("eventSource", &self.event_source);
        out.text("eventTime", &self.event_time);
        out.text("eventType", &self.event_type);
        out.text("eventVersion", &self.event_version);
        out.text("requestId", &self.request_id);
        out.text("serviceName", &self.service_name);
        out.text("sourceIpAddress", &self.source_ip_address);
        out.text("userAgent", &self.user_agent);
        write_object(out, "userIdentity", &self.user_identity);
    }
}

/// `Events[].additionalEventData`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEventsAdditionalEventData {
    /// `Events[].additionalEventData.decision`.
    pub decision: String,
    /// `Events[].additionalEventData.resourceNames`.
    pub resource_names: String,
}

impl Fields for ResponseEventsAdditionalEventData {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("decision", &self.decision);
        out.text("resourceNames", &self.resource_names);
    }
}

/// `Events[].userIdentity`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEventsUserIdentity {
    /// `Events[].userIdentity.accessKeyId`.
    pub access_key_id: String,
    /// `Events[].userIdentity.accountId`.
    pub account_id: String,
    /// `Events[].userIdentity.principalId`.
    pub principal_id: String,
    /// `Events[].userIdentity.type`.
    pub r#type: String,
    /// `Events[].userIdentity.userName`.
    pub user_name: String,
}

impl Fields for ResponseEventsUserIdentity {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("accessKeyId", &self.access_key_id);
        out.text("accountId", &self.account_id);
        out.text("principalId", &self.principal_id);
        out.text("type", &self.r#type);
        out.text("userName", &self.user_name);
    }
}

/// `LookupEvents`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ActionTrail",
    version: "2020-07-06",
    name: "LookupEvents",
    status: Status::Done,
    ram_action: "actiontrail:LookupEvents",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_END_TIME,
        errors::INVALID_PARAMETER_LOOKUP_ATTRIBUTE,
        errors::INVALID_PARAMETER_MAX_RESULTS,
        errors::INVALID_PARAMETER_NEXT_TOKEN,
        errors::INVALID_PARAMETER_START_TIME,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Direction").one_of(&["FORWARD", "BACKWARD"]),
    text("EndTime").malformed(&errors::INVALID_PARAMETER_END_TIME),
    list("LookupAttribute", LOOKUP_ATTRIBUTE)
        .sized(0, 1)
        .malformed(&errors::INVALID_PARAMETER_LOOKUP_ATTRIBUTE),
    text("MaxResults").malformed(&errors::INVALID_PARAMETER_MAX_RESULTS),
    text("NextToken").malformed(&errors::INVALID_PARAMETER_NEXT_TOKEN),
    text("StartTime").malformed(&errors::INVALID_PARAMETER_START_TIME),
];

static LOOKUP_ATTRIBUTE: &[Param] = &[
    text("Key")
        .required()
        .one_of(&[
            "ServiceName",
            "EventName",
            "User",
            "EventId",
            "ResourceType",
            "ResourceName",
            "EventRW",
            "EventAccessKeyId",
        ])
        .malformed(&errors::INVALID_PARAMETER_LOOKUP_ATTRIBUTE),
    text("Value")
        .required()
        .malformed(&errors::INVALID_PARAMETER_LOOKUP_ATTRIBUTE),
];
