use openapi::rule_file::RuleRow;
use serde_json::Value;

use super::{Type, Who};
use crate::client::{Client, operation};
use crate::failure::Failure;
use crate::state_dir::StateDir;

/// One account, calling.
pub(crate) struct Caller {
    client: Client,
    account: Option<String>,
    region: Option<String>,
}

/// A group as the API shows it.
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) region: String,
    /// Empty for the classic network.
    pub(crate) vpc: String,
    pub(super) group_type: Type,
    pub(crate) inner_access: String,
    /// Its row in `DescribeSecurityGroups`.
    pub(crate) summary: Value,
    /// Its rules, oldest first.
    pub(crate) rules: Vec<RuleRow>,
    /// Their ids.
    pub(super) rule_ids: Vec<String>,
}

impl Caller {
    pub(crate) fn of(state_dir: &StateDir, who: &Who) -> Result<Self, Failure> {
        let client = Client::of_region(state_dir)?;
        client.account(who.account.as_deref())?;
        Ok(Self {
            client,
            account: who.account.clone(),
            region: None,
        })
    }

    /// The same account, calling another region.
    pub(super) fn in_region(self, region: &str) -> Self {
        Self {
            region: Some(region.to_owned()),
            ..self
        }
    }

    pub(crate) fn ecs(
        &self,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        self.call("ecs", action, parameters)
    }

    pub(crate) fn kanmon(
        &self,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        self.call("kanmon", action, parameters)
    }

    fn call(
        &self,
        product: &str,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        let operation = operation(Some(product), action)?;
        let region = self.region.as_ref().map(|region| param("RegionId", region));
        let parameters = parameters.into_iter().chain(region).collect();
        let account = self.client.account(self.account.as_deref())?;
        self.client.call_operation(operation, parameters, account)
    }

    /// Everything a listing action has, page by page; `path` leads to the list.
    pub(crate) fn pages(
        &self,
        action: &str,
        parameters: &[(String, String)],
        path: &str,
        most: u32,
    ) -> Result<Vec<Value>, Failure> {
        let mut found = Vec::new();
        let mut token = String::new();
        loop {
            let mut page = parameters.to_vec();
            page.push(param("MaxResults", most));
            if !token.is_empty() {
                page.push(param("NextToken", &token));
            }
            let mut answer = self.ecs(action, page)?;
            if let Some(Value::Array(list)) = answer.pointer_mut(path).map(Value::take) {
                found.extend(list);
            }
            text(&answer, "NextToken").clone_into(&mut token);
            if token.is_empty() {
                return Ok(found);
            }
        }
    }

    /// A group with its rules.
    pub(super) fn group(&self, id: &str) -> Result<Seen, Failure> {
        let named = [param("SecurityGroupId", id)];
        // The attribute first: for a group that is not there it has the documented refusal.
        let head = self.ecs("DescribeSecurityGroupAttribute", named.clone())?;
        let permissions = self.permissions(id)?;
        let path = "/SecurityGroups/SecurityGroup";
        let summary = self
            .pages("DescribeSecurityGroups", &named, path, 100)?
            .pop()
            .unwrap_or_default();
        Ok(Seen {
            id: id.to_owned(),
            name: text(&head, "SecurityGroupName").to_owned(),
            region: text(&head, "RegionId").to_owned(),
            vpc: text(&head, "VpcId").to_owned(),
            group_type: Type::of_wire(text(&summary, "SecurityGroupType")),
            inner_access: text(&head, "InnerAccessPolicy").to_owned(),
            summary,
            rules: permissions.iter().map(RuleRow::of_permission).collect(),
            rule_ids: permissions
                .iter()
                .map(|it| text(it, "SecurityGroupRuleId").to_owned())
                .collect(),
        })
    }

    /// The rules of a group, oldest first.
    pub(crate) fn rules(&self, id: &str) -> Result<Vec<RuleRow>, Failure> {
        let permissions = self.permissions(id)?;
        Ok(permissions.iter().map(RuleRow::of_permission).collect())
    }

    fn permissions(&self, id: &str) -> Result<Vec<Value>, Failure> {
        let named = [param("SecurityGroupId", id)];
        let path = "/Permissions/Permission";
        let mut found = self.pages("DescribeSecurityGroupAttribute", &named, path, 1_000)?;
        found.reverse();
        Ok(found)
    }

    /// Whether the account may send to TCP port 25.
    pub(super) fn is_smtp_exempt(&self) -> Result<bool, Failure> {
        let settings = self.kanmon("DescribeAccountSettings", [])?;
        Ok(settings["SmtpExempt"] == Value::Bool(true))
    }
}

pub(crate) fn param(name: &str, value: impl std::fmt::Display) -> (String, String) {
    (name.to_owned(), value.to_string())
}

pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
